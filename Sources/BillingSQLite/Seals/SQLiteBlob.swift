import Foundation
import GRDB

/// Bytes as a value of a statement.
struct SQLiteBlob {
    let bytes: [UInt8]

    var databaseValue: DatabaseValue { Data(bytes).databaseValue }
}
