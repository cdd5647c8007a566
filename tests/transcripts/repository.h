#pragma once

#include "flow/transcript.h"
#include <string>
#include <vector>

/// The flows and transcripts of this repository.
namespace sayso::transcripts {

using namespace flow::transcripts;

/// The flows of the repository that have nothing against them.
std::vector<flow::Published> all_flows();

std::string folder_of(std::string const& flow_id); // tests/transcripts/<flow>
std::vector<std::string> transcript_files(std::string const& flow_id); // In order of their names.
std::string read_text(std::string const& path);

} // namespace sayso::transcripts
