#pragma once

#include "tests/protocol/access/served_council.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sayso::protocol {

/// How much of Kit's file somebody has: see app/reach.h.
enum class Extent { nothing, alerted, shown, opened, whole };

enum class Deed {
    read,
    act, // Take up, mark as read, reply.
    write_without_conversation, // An entry that belongs to no conversation.
    let_in, // Give Kit a sign-in code.
    give_access, // Let another agency in.
    end_own, // One of their own things that is not there.
};

struct Someone {
    std::string name;
    std::string cookie;
    bool signed_in = false;
    bool worker = false;
    bool visitor = false;
    bool foreign = false; // Of another authority, with an id that is somebody's here.
    bool desk = false; // Works with young people.
    bool counts = false;
    bool lets_in = false;
    bool flows = false;
    bool breaks_glass = false;
    bool arranges_cover = false;
    bool manages = false; // The team Kit is in.
    bool knows_of_the_grant = false;
    Extent extent = Extent::nothing;
    std::set<char> sees; // Letters of the conversations.
    std::string ends; // Letters of the grants they may end: c, g, a.
};

bool may(Someone const& who, Deed deed);

/// One of Kit's conversations.
struct Talk {
    char letter = ' ';
    std::string name;
    std::string session;
    std::string alert; // Empty if it raised none.
    std::vector<std::string> marks; // What gives it away in an answer.
};

/// A young person with four conversations, and everybody in every relation to them.
class MatrixPeople {
public:
    MatrixPeople();

    ServedCouncil& council() { return council_; }
    std::vector<Someone> const& everybody() const { return everybody_; }
    std::vector<Talk> const& talks() const { return talks_; }
    std::string const& kit() const { return kit_; }

    /// A text with its {names} filled in; without a talk, with ids of nothing there is.
    std::string filled(std::string text, Talk const* talk);

private:
    void hire(store::Store& store);
    std::string alert_in(std::string const& session);
    void talk_as_kit();
    Talk talk(char letter, std::string name, bool unsafe);
    void raise(Talk& talk, std::string alert, domain::Recipient to);
    void send(Talk const& talk);
    void pass_on(Talk const& talk, domain::Recipient to);
    void give_grants();
    void hand_over();
    void gather();
    Someone worker(std::string name, std::string cookie);
    std::string new_id();

    std::map<std::string, WorkerId> workers_;
    ServedCouncil council_;
    std::string sam_cookie_;
    std::string kit_;
    std::string kit_cookie_;
    std::string spare_; // A conversation of Kit's to send messages about.
    std::string ended_cover_;
    std::string ended_glass_;
    std::string ended_agency_;
    std::vector<Talk> talks_;
    std::vector<Someone> everybody_;
};

} // namespace sayso::protocol
