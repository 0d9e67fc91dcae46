namespace QualysPlugin.Brake;

/// <summary>Why a run would likely do so much (R39).</summary>
internal enum LikelyCause
{
    /// <summary>Nothing that the task remembers has changed.</summary>
    Unknown,

    /// <summary>The server is another one, so that its hosts are other assets.</summary>
    OtherServer,

    /// <summary>The account is another one, which may see other hosts.</summary>
    OtherAccount,

    /// <summary>The filter is another one.</summary>
    OtherFilter,

    /// <summary>The platform holds far fewer assets than the last complete run left there, or people deleted them.</summary>
    RecreatedOrganization,

    /// <summary>Few of the assets that the platform holds are listed, although nothing was changed here.</summary>
    OtherInventory,

    /// <summary>Hosts lose their names.</summary>
    LostNames,

    /// <summary>Other settings of the task have changed.</summary>
    OtherSettings,

    /// <summary>The plugin is another version, or mappings or knowledge bases have changed.</summary>
    OtherMapping,
}
