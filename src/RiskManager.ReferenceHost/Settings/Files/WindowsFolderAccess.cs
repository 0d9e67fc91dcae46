using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace RiskManager.ReferenceHost.Settings.Files;

/// <summary>The access control list of a folder on Windows.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsFolderAccess
{
    private static readonly WellKnownSidType[] Everybody =
    [
        WellKnownSidType.WorldSid, WellKnownSidType.AuthenticatedUserSid, WellKnownSidType.BuiltinUsersSid,
        WellKnownSidType.BuiltinGuestsSid, WellKnownSidType.AnonymousSid,
    ];

    /// <summary>Creates a folder for this account, the system and the administrators; nothing is inherited from above.</summary>
    public static void Create(string folder)
    {
        var security = new DirectorySecurity();
        security.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        using var current = WindowsIdentity.GetCurrent();
        SecurityIdentifier[] owners =
        [
            current.User!, new(WellKnownSidType.LocalSystemSid, null), new(WellKnownSidType.BuiltinAdministratorsSid, null),
        ];
        foreach (var owner in owners)
        {
            security.AddAccessRule(new FileSystemAccessRule(
                owner, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
                PropagationFlags.None, AccessControlType.Allow));
        }

        security.CreateDirectory(folder);
    }

    /// <summary>A group of many accounts that may read the folder; null if there is none.</summary>
    public static string? FindReader(string folder) =>
        new DirectoryInfo(folder).GetAccessControl()
            .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
            .Cast<FileSystemAccessRule>()
            .Where(rule => rule.AccessControlType == AccessControlType.Allow && (rule.FileSystemRights & FileSystemRights.ReadData) != 0)
            .Select(rule => (SecurityIdentifier)rule.IdentityReference)
            .FirstOrDefault(reader => Everybody.Any(reader.IsWellKnown))?.Translate(typeof(NTAccount)).Value;
}
