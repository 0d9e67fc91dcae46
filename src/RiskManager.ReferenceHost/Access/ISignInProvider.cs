namespace RiskManager.ReferenceHost.Access;

/// <summary>Where people sign in with an identity of their company instead of an account of this host.</summary>
internal interface ISignInProvider
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>The path of this site that leads there.</summary>
    string Path { get; }

    /// <summary>The address that ends the session there too; null where there is none.</summary>
    Task<string?> FindSignOutPageAsync(HttpContext context);
}
