import Foundation
import PostgresClient
import PostgresTesting
import Testing

/// Whatever libpq understands is passed on to it, and no password ever shows.
struct ConnectionStringTests {
    @Test("a URL's settings reach the server")
    func url() async throws {
        let url = try TemporaryPostgres.shared.url() + "&application_name=billing&options=-c%20work_mem%3D5MB"
        let connection = try await PostgresConnection.open(PostgresConfiguration(url))
        #expect(try await connection.text("SELECT current_setting('application_name')") == "billing")
        #expect(try await connection.text("SELECT current_setting('work_mem')") == "5MB")
    }

    @Test("pairs of keys and values are understood too, and the text is UTF-8 whatever they say")
    func pairs() async throws {
        let string = "host=\(try TemporaryPostgres.shared.folder.path) user=postgres dbname=postgres client_encoding=LATIN1"
        let connection = try await PostgresConnection.open(PostgresConfiguration(string, applicationName: "fallback"))
        #expect(try await connection.text("SELECT current_setting('client_encoding')") == "UTF8")
        #expect(try await connection.text("SELECT current_setting('application_name')") == "fallback")
    }

    @Test("of several hosts the first that works is used")
    func severalHosts() async throws {
        let folder = try TemporaryPostgres.shared.folder.path
        let connection = try await PostgresConnection.open(
            PostgresConfiguration("postgres://postgres@/postgres?host=/nowhere,\(folder)&target_session_attrs=read-write"))
        #expect(try await connection.integer("SELECT 1") == 1)
    }

    @Test(
        "a string that cannot be read is refused without showing a password",
        arguments: [
            "postgres://user:sec%ret@host/db", "postgres://user:x@secret@host/db",
            "postgres://user:x/secret@host/db", "postgres://user:12/secret@host/db",
            "password=my secret", "host=h password='secret", "secret=1",
            "postgres://u@h:se cret/db",
            "postgres://user:secret@host:12x/db",
        ])
    func refused(string: String) async throws {
        let configuration = PostgresConfiguration(string)
        let error = await #expect(throws: PostgresError.self) { try await PostgresConnection.open(configuration) }
        #expect(error?.code == "invalid_connection_string", "\(String(describing: error))")
        #expect(error?.isTransient == false)
        #expect(!"\(String(describing: error))".contains("secret"))
    }

    @Test("neither printing nor dumping a configuration shows its password")
    func descriptions() {
        let configuration = PostgresPoolConfiguration(PostgresConfiguration("postgres://user:secret@example.com:5433/db"))
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("secret"))
            #expect(text.contains("example.com"))
        }
    }

    @Test("a server that refuses says why, and does not change its mind")
    func refusedByServer() async throws {
        let url = try TemporaryPostgres.shared.url(database: "missing")
        let error = await #expect(throws: PostgresError.self) { try await PostgresConnection.open(PostgresConfiguration(url)) }
        #expect(error?.code == "cannot_connect")
        #expect(error?.isTransient == false)
        #expect(error?.message.contains("database \"missing\" does not exist") == true)
    }

    @Test(
        "a server that is not there may come back, and no password shows",
        arguments: ["user:secret", "user:x?secret", "user:x#secret", "user:%73ecret", "secret:secret"])
    func unreachable(userAndPassword: String) async throws {
        let configuration = PostgresConfiguration("postgres://\(userAndPassword)@127.0.0.1:1/db")
        let error = await #expect(throws: PostgresError.self) { try await PostgresConnection.open(configuration) }
        #expect(error?.code == "cannot_connect")
        #expect(error?.isTransient == true)
        #expect(error?.message.contains("secret") == false)
    }
}
