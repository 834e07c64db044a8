extension SpanColumns {
    /// The same spans with the codes of names, where they had numbers of organizations, apps and descriptions that were given
    /// as they were read.
    ///
    /// - Parameters:
    ///   - names: has the tables of names.
    ///   - organizations: the code of each number, as in the parameters behind it.
    ///   - organizationIDs: nil for an organization that is known by its name.
    public consuming func named(
        in names: SpanColumns, organizations: [NameTable.Code], organizationIDs: [NameTable.Code?], apps: [NameTable.Code],
        descriptions: [NameTable.Code]
    ) -> SpanColumns {
        organizationNames = names.organizationNames
        self.organizationIDs = names.organizationIDs
        appNames = names.appNames
        descriptionNames = names.descriptionNames
        resourceNames = names.resourceNames
        recode(organizations: organizations, organizationIDs: organizationIDs, apps: apps, descriptions: descriptions)
        return self
    }
}
