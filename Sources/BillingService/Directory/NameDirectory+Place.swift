public import Billing

extension NameDirectory {
    /// A place by its names; nil where it has none here.
    public func place(_ place: Place) -> DirectoryEntry.AppPlace? {
        guard let organization = organizations[place.organization], let space = spaces[place.space] else { return nil }
        return DirectoryEntry.AppPlace(organization: organization, space: space)
    }
}
