#include "tests/transcripts/repository.h"

#include "flow/load.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sayso::transcripts {

using namespace sayso::flow;
namespace fs = std::filesystem;

std::vector<Published> all_flows()
{
    return load_flows({ SAYSO_SOURCE_DIR "/flows" }).flows;
}

std::string folder_of(std::string const& flow_id)
{
    return SAYSO_SOURCE_DIR "/tests/transcripts/" + flow_id;
}

std::vector<std::string> transcript_files(std::string const& flow_id)
{
    std::vector<std::string> files;
    std::error_code ec;
    for (auto const& entry : fs::directory_iterator(folder_of(flow_id), ec))
        if (entry.path().extension() == ".transcript")
            files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::string read_text(std::string const& path)
{
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

} // namespace sayso::transcripts
