/// What is wrong with the command line.
struct UsageProblem: Error {
    let message: String
}
