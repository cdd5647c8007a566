#pragma once

#include "commands/commands.h"
#include <functional>

namespace CLI {
class App;
}

namespace sayso::commands {

/// The commands that keep a council's data: backup, restore, rotate, erase; and which screens are let in.
class KeepingCommands {
public:
    /// Adds them; the one that is chosen puts what it does into `chosen`. Lives as long as `app`.
    KeepingCommands(CLI::App& app, std::function<int()>& chosen, World const& world);

private:
    void add_for_people(CLI::App& app, std::function<int()>& chosen, World const& world);
    void add_kiosks(CLI::App& app, std::function<int()>& chosen, World const& world);

    BackupCommand backup_;
    RestoreCommand restore_;
    DataOptions rotate_;
    DataOptions erase_;
    bool certificates_ = false;
    KioskCommand kiosk_;
    RetentionCommand retention_;
    SubjectAccessCommand subject_access_;
};

/// --data and --key-file.
void add_data(CLI::App* command, DataOptions& data);

} // namespace sayso::commands
