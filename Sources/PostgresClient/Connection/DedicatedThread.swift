import Dispatch

/// The executor of one connection: a thread of its own, so that waiting for the server blocks nobody else.
///
/// The thread keeps this object alive until `stop`, after which it runs what is still to do and ends.
final class DedicatedThread: SerialExecutor {
    private struct Work {
        var jobs: [UnownedJob] = []
        var isStopping = false
    }

    private let work = Lock(Work())
    private let wakeUp = DispatchSemaphore(value: 0)

    /// Starts the thread, or gives nil where the system has no more of them.
    static func start() -> DedicatedThread? {
        let thread = DedicatedThread()
        return System.startThread { thread.runJobs() } ? thread : nil
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        work.withLock { $0.jobs.append(job) }
        wakeUp.signal()
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    func stop() {
        work.withLock { $0.isStopping = true }
        wakeUp.signal()
    }

    private func runJobs() {
        while true {
            wakeUp.wait()
            let (job, isStopping) = work.withLock { work in
                (work.jobs.isEmpty ? nil : work.jobs.removeFirst(), work.isStopping)
            }
            if let job {
                job.runSynchronously(on: asUnownedSerialExecutor())
            } else if isStopping {
                return
            }
        }
    }
}
