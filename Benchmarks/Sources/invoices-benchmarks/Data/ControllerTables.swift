import PostgresClient

/// The tables of a controller's database, and rows for them in COPY's text format.
struct ControllerTables {
    static let schema = """
        CREATE TABLE organizations (
            org uuid PRIMARY KEY, created timestamptz NOT NULL, updated timestamptz NOT NULL, name varchar(128) NOT NULL,
            description text NOT NULL, deleted boolean NOT NULL DEFAULT false
        );
        CREATE TABLE spaces (
            space uuid PRIMARY KEY, created timestamptz NOT NULL, updated timestamptz NOT NULL, name varchar(128) NOT NULL,
            description text NOT NULL, tags text NOT NULL, stack uuid, deleted boolean NOT NULL DEFAULT false
        );
        CREATE TABLE apps (
            app uuid PRIMARY KEY, created timestamptz NOT NULL, updated timestamptz NOT NULL, name varchar(128) NOT NULL,
            space uuid REFERENCES spaces, org uuid REFERENCES organizations, url text NOT NULL,
            disabled boolean NOT NULL DEFAULT false, deleted boolean NOT NULL DEFAULT false
        );
        CREATE TABLE formations (
            formation uuid PRIMARY KEY, app uuid REFERENCES apps, created timestamptz NOT NULL, updated timestamptz NOT NULL,
            type varchar(128) NOT NULL, quantity int NOT NULL, size varchar(128), price double precision NOT NULL DEFAULT 6000,
            deleted boolean NOT NULL DEFAULT false
        );
        CREATE TABLE formation_changes (
            formation_change uuid PRIMARY KEY, formation uuid REFERENCES formations, app uuid REFERENCES apps,
            created timestamptz NOT NULL, type varchar(128) NOT NULL, quantity int NOT NULL, size varchar(128),
            price double precision NOT NULL DEFAULT 6000
        );
        CREATE TABLE services (
            service uuid PRIMARY KEY, addon uuid NOT NULL, addon_name varchar(128) NOT NULL, plan uuid NOT NULL,
            plan_name varchar(128) NOT NULL, price double precision NOT NULL, foreign_key varchar(2048) NOT NULL,
            created timestamptz NOT NULL, updated timestamptz NOT NULL, deleted boolean NOT NULL DEFAULT false
        );
        CREATE TABLE service_attachments (
            service_attachment uuid PRIMARY KEY, service uuid REFERENCES services, name varchar(128) NOT NULL,
            app uuid REFERENCES apps, owned boolean NOT NULL DEFAULT false, "primary" boolean NOT NULL DEFAULT true,
            created timestamptz NOT NULL, updated timestamptz NOT NULL, deleted boolean NOT NULL DEFAULT false
        );
        """

    /// In an order in which each table comes after those that its rows name.
    enum Table: String, CaseIterable {
        case organizations
        case spaces
        case apps
        case formations
        case formationChanges = "formation_changes"
        case services
        case serviceAttachments = "service_attachments"
    }

    private var texts: [Table: String] = [:]
    private(set) var counts: [Table: Int] = [:]

    /// - Parameter values: of all columns, none of which has a character that COPY would have to quote.
    mutating func append(_ values: [String], to table: Table) {
        texts[table, default: ""] += values.joined(separator: "\t") + "\n"
        counts[table, default: 0] += 1
    }

    /// Makes the tables and fills them.
    func write(on connection: PostgresConnection) async throws {
        try await connection.run(script: ControllerTables.schema)
        for table in Table.allCases {
            guard let text = texts[table] else { continue }
            try await connection.copyIn("COPY \(table.rawValue) FROM STDIN") { try $0.write(text) }
        }
        try await connection.run(script: "ANALYZE")
    }
}
