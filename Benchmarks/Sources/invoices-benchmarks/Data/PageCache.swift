import Foundation

/// The pages of files that the operating system keeps in memory.
enum PageCache {
    /// Forgets a file's pages, so that it is read from the disk again; where the system can't, it stays as it is.
    static func forget(_ path: String) {
        #if os(Linux)
            let descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return }
            fdatasync(descriptor)
            posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
            close(descriptor)
        #endif
    }
}
