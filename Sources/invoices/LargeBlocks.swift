#if canImport(CMalloc)
    import CMalloc
#endif

/// How the program holds the large blocks of memory that an invoice of many items is made in.
enum LargeBlocks {
    /// From this size on, a block is the system's own, and goes back to it as soon as it is freed.
    private static let byteCount: Int32 = 1 << 20

    /// glibc raises that size, up to 32 MiB, each time such a block is freed. A server would then keep the blocks of its largest
    /// invoices among its small ones, in ever more pieces.
    static func giveBack() {
        #if canImport(CMalloc)
            mallopt(M_MMAP_THRESHOLD, byteCount)
        #endif
    }
}
