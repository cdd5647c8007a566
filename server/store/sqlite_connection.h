#pragma once

#include "base/id.h"
#include "base/result.h"
#include <memory>
#include <optional>
#include <span>
#include <sqlite3.h>
#include <string>
#include <unordered_map>
#include <vector>

/// Inside the store only: a thin, typed skin over the SQLite interface.
namespace sayso::store {

/// A row id of this database: small, so that rows that are used together lie together. Never leaves the store.
using RowNumber = std::int64_t;

/// The columns of one result row, taken from left to right. What does not fit the type asked for marks it broken.
class Row {
public:
    explicit Row(sqlite3_stmt* statement)
        : statement_(statement)
    {
    }

    std::int64_t integer() { return sqlite3_column_int64(statement_, next_++); }
    std::uint64_t count() { return static_cast<std::uint64_t>(integer()); }
    bool flag() { return integer() != 0; }
    Moment moment() { return from_millis(integer()); }
    std::string text();
    std::vector<std::uint8_t> bytes();
    std::optional<Moment> maybe_moment();
    std::optional<RowNumber> maybe_row();
    Date date();
    template <class AnyId> AnyId id(); // Nil from NULL.
    template <class Enum> Enum named(std::optional<Enum> (*from)(std::string_view));
    template <class Enum> std::optional<Enum> maybe_named(std::optional<Enum> (*from)(std::string_view));

    void mark_broken() { broken_ = true; }
    bool broken() const { return broken_; }

private:
    bool is_null() const { return sqlite3_column_type(statement_, next_) == SQLITE_NULL; }
    std::span<std::uint8_t const> raw();

    sqlite3_stmt* statement_;
    int next_ = 0;
    bool broken_ = false;
};

/// One connection with its prepared statements. Each SQL text is given as a literal, prepared once and then found again
/// by its address. Threads: one at a time.
class Connection {
public:
    enum class Role { writer, reader };

    /// Fails with unavailable or corrupt; `detail` says what to do.
    static Result<std::unique_ptr<Connection>> open(std::string const& path, Role role);
    ~Connection();
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    /// Any number of statements without values.
    Result<> execute(char const* sql);

    /// One statement that gives no row. A broken constraint is conflict (unique), not_found (foreign key) or
    /// invalid_input (the rest).
    template <class... Values> Result<> run(char const* sql, Values const&... values);

    /// The first row, or not_found.
    template <class Record, class... Values>
    Result<Record> one(char const* sql, Record (*read)(Row&), Values const&... values);

    /// All rows.
    template <class Record, class... Values>
    Result<std::vector<Record>> many(char const* sql, Record (*read)(Row&), Values const&... values);

    RowNumber last_row() const { return sqlite3_last_insert_rowid(db_); }
    int changed_rows() const { return sqlite3_changes(db_); }
    sqlite3* handle() const { return db_; }

    /// The primary result code of the first failure that was no broken constraint; SQLITE_OK if there was none.
    int failure() const { return failure_; }
    void forget_failure() { failure_ = SQLITE_OK; }

private:
    explicit Connection(sqlite3* db);
    Result<> set_up(Role role);
    Error error(char const* sql);
    Result<sqlite3_stmt*> prepared(char const* sql);

    template <class Tag> static void bind(sqlite3_stmt* statement, int place, Id<Tag> const& id)
    {
        if (!id.is_nil())
            sqlite3_bind_blob(statement, place, id.bytes().data(), 16, SQLITE_STATIC);
    }
    static void bind(sqlite3_stmt* statement, int place, std::span<std::uint8_t const> bytes)
    {
        // An empty span may have a null pointer, which SQLite would take for NULL.
        sqlite3_bind_blob(statement, place, bytes.empty() ? reinterpret_cast<std::uint8_t const*>("") : bytes.data(),
            static_cast<int>(bytes.size()), SQLITE_STATIC);
    }
    static void bind(sqlite3_stmt* statement, int place, std::string_view text)
    {
        sqlite3_bind_text(
            statement, place, text.empty() ? "" : text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    template <std::integral Number> static void bind(sqlite3_stmt* statement, int place, Number number)
    {
        sqlite3_bind_int64(statement, place, static_cast<std::int64_t>(number));
    }
    static void bind(sqlite3_stmt* statement, int place, Moment moment) { bind(statement, place, to_millis(moment)); }
    template <class Value> static void bind(sqlite3_stmt* statement, int place, std::optional<Value> const& value)
    {
        if (value)
            bind(statement, place, *value);
    }

    /// Binds in order, and clears and resets the statement when it goes.
    class Running {
    public:
        template <class... Values>
        explicit Running(sqlite3_stmt* statement_, Values const&... values)
            : statement(statement_)
        {
            int place = 0;
            (bind(statement, ++place, values), ...);
        }
        ~Running()
        {
            sqlite3_reset(statement);
            sqlite3_clear_bindings(statement);
        }
        Running(Running const&) = delete;
        Running& operator=(Running const&) = delete;

        sqlite3_stmt* const statement;
    };

    sqlite3* db_;
    int failure_ = SQLITE_OK;
    std::unordered_map<char const*, sqlite3_stmt*> statements_;
};

template <class AnyId> AnyId Row::id()
{
    if (is_null()) {
        ++next_;
        return {};
    }
    auto bytes = raw();
    if (bytes.size() == 16)
        return AnyId::from_bytes(bytes.first<16>());
    broken_ = true;
    return {};
}

template <class Enum> Enum Row::named(std::optional<Enum> (*from)(std::string_view))
{
    auto value = maybe_named(from);
    broken_ = broken_ || !value;
    return value.value_or(Enum {});
}

template <class Enum> std::optional<Enum> Row::maybe_named(std::optional<Enum> (*from)(std::string_view))
{
    if (is_null()) {
        ++next_;
        return std::nullopt;
    }
    auto value = from(text());
    broken_ = broken_ || !value;
    return value;
}

template <class... Values> Result<> Connection::run(char const* sql, Values const&... values)
{
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    Running running(*statement, values...);
    if (sqlite3_step(running.statement) != SQLITE_DONE)
        return error(sql);
    return {};
}

template <class Record, class... Values>
Result<Record> Connection::one(char const* sql, Record (*read)(Row&), Values const&... values)
{
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    Running running(*statement, values...);
    int state = sqlite3_step(running.statement);
    if (state == SQLITE_DONE)
        return fail(Errc::not_found, "no such row");
    if (state != SQLITE_ROW)
        return error(sql);
    Row row(running.statement);
    auto record = read(row);
    if (row.broken())
        return fail(Errc::corrupt, std::string("a stored row makes no sense: ") + sql);
    return record;
}

template <class Record, class... Values>
Result<std::vector<Record>> Connection::many(char const* sql, Record (*read)(Row&), Values const&... values)
{
    auto statement = prepared(sql);
    if (!statement)
        return statement.error();
    Running running(*statement, values...);
    std::vector<Record> records;
    int state = sqlite3_step(running.statement);
    for (; state == SQLITE_ROW; state = sqlite3_step(running.statement)) {
        Row row(running.statement);
        records.push_back(read(row));
        if (row.broken())
            return fail(Errc::corrupt, std::string("a stored row makes no sense: ") + sql);
    }
    if (state != SQLITE_DONE)
        return error(sql);
    return records;
}

} // namespace sayso::store
