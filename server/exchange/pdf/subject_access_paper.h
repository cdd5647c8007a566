#pragma once

#include "exchange/pdf/paper.h"
#include <boost/json.hpp>

namespace sayso::pdf {

/// The file that app::SubjectAccess gives out, as paper: every entry that is in the one is on the other. Fails with
/// invalid_input if it is no such file.
Result<Paper> subject_access_paper(boost::json::object const& file);

} // namespace sayso::pdf
