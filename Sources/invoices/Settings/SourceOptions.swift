import ArgumentParser

/// The flags that say by which ways usage comes in by itself.
struct SourceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A controller's database to read usage from, again and again. SYNC_AKKERIS; none.", valueName: "url"))
    var syncAkkeris: String?

    @Option(name: .long, help: ArgumentHelp("How long to wait after each reading. SYNC_EVERY; 60s.", valueName: "time"))
    var syncEvery: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The secret of Akkeris webhooks. WEBHOOK_SECRET, which other users of this machine can't see; none.",
            valueName: "secret"))
    var webhookSecret: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who pays for an app that is known by webhooks alone. WEBHOOK_ORGANIZATION; none.", valueName: "name"))
    var webhookOrganization: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The size of dynos that a webhook names none for. DYNO_DEFAULT_SIZE; none.", valueName: "size"))
    var dynoDefaultSize: String?
}

extension SourceOptions {
    var flags: [SettingKey: String?] {
        [
            .syncAkkeris: syncAkkeris, .syncEvery: syncEvery, .webhookSecret: webhookSecret,
            .webhookOrganization: webhookOrganization, .dynoDefaultSize: dynoDefaultSize,
        ]
    }
}
