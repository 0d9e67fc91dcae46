namespace QualysPlugin.Components.Cpe;

/// <summary>The attributes of a CPE name in the order of the formatted string (NIST IR 7695, 5.2).</summary>
internal enum CpeAttribute
{
    Part,
    Vendor,
    Product,
    Version,
    Update,
    Edition,
    Language,
    SoftwareEdition,
    TargetSoftware,
    TargetHardware,
    Other,
}
