extension SpanColumns {
    /// Gives the spans the codes of names, where they have numbers of organizations, apps and descriptions that were given as
    /// they were read.
    ///
    /// - Parameters:
    ///   - names: has the tables of names.
    ///   - organizations: the code of each number, as in the parameters behind it.
    ///   - organizationIDs: nil for an organization that is known by its name.
    public mutating func name(
        in names: SpanColumns, organizations: [NameTable.Code], organizationIDs: [NameTable.Code?], apps: [NameTable.Code],
        descriptions: [NameTable.Code]
    ) {
        organizationNames = names.organizationNames
        self.organizationIDs = names.organizationIDs
        appNames = names.appNames
        descriptionNames = names.descriptionNames
        resourceNames = names.resourceNames
        recode(organizations: organizations, organizationIDs: organizationIDs, apps: apps, descriptions: descriptions)
    }
}
