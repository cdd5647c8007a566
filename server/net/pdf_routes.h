#pragma once

#include "app/adviser_desk.h"
#include "app/own_file.h"
#include "app/worker_pool.h"
#include "exchange/pdf/papers.h"
#include "net/problems.h"
#include "net/router.h"

namespace sayso::net {

/// Papers to print, hand over or keep. Opened and put on record on the network thread like any other reading, drawn on
/// another.
class PdfRoutes {
public:
    struct Needs {
        app::AdviserDesk& desk;
        app::OwnFile& own_file;
        app::WorkerPool& drawing;
        text::Presenter& presenter;
        Clock const& clock;
        std::string council;
    };
    PdfRoutes(Needs needs, Problems& problems);

    void add_to(Router& router);

private:
    boost::asio::awaitable<Response> statement(Call call);
    boost::asio::awaitable<Response> case_file(Call call);
    boost::asio::awaitable<Response> own_copy(Call call);
    boost::asio::awaitable<Response> drawn(pdf::Paper paper, std::string file_name, text::Locale locale);
    pdf::Letterhead letterhead() const;

    Needs needs_;
    Problems& problems_;
};

} // namespace sayso::net
