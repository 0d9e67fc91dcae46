using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>
/// A host that lends itself to the contract tests: its repositories as a run gets them, and what a person does in it.
/// </summary>
/// <remarks>
/// Use a test instance. Every rule makes its own source, perimeters, people and knowledge bases under names that no other
/// rule uses, so one host serves all rules and needs not be empty; what the rules made stays behind.
/// </remarks>
public interface IHostUnderTest
{
    /// <summary>
    /// Opens a scope as for a run: every repository of the seam resolves from it. The suite disposes it, asynchronously
    /// where it can.
    /// </summary>
    IServiceScope OpenRun();

    /// <summary>Adds a perimeter under a parent, as a person does.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parent">The name of an existing perimeter; null: at the top of the tree.</param>
    /// <param name="responsible">A person added before; null: nobody.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task AddPerimeterAsync(string name, string? parent, string? responsible, CancellationToken cancellationToken);

    /// <summary>Adds a person. Called twice with one name, the host holds two people of that name.</summary>
    Task AddPersonAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a knowledge base with its CPE names; none is possible.</summary>
    Task AddKnowledgeBaseAsync(KnowledgeBase knowledgeBase, CancellationToken cancellationToken);

    /// <summary>Adds a text attribute of technology assets that is marked required.</summary>
    Task AddRequiredAttributeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a technology asset as a person does, so without an import identity.</summary>
    Task AddAssetByHandAsync(string name, string perimeter, string? dnsName, string? ipAddress, CancellationToken cancellationToken);

    /// <summary>Moves an imported asset to an existing perimeter.</summary>
    Task MoveAsync(AssetKey key, string perimeter, CancellationToken cancellationToken);

    /// <summary>Copies an imported asset; the copy stands beside the original.</summary>
    Task CopyAsync(AssetKey key, CancellationToken cancellationToken);

    /// <summary>Deletes an imported asset.</summary>
    Task DeleteAsync(AssetKey key, CancellationToken cancellationToken);

    /// <summary>Types another name and DNS name into an imported asset; null clears the DNS name.</summary>
    Task EditAsync(AssetKey key, string name, string? dnsName, CancellationToken cancellationToken);

    /// <summary>Types a value into a custom attribute of an imported asset.</summary>
    Task SetAttributeAsync(AssetKey key, string attribute, string value, CancellationToken cancellationToken);

    /// <summary>Deletes an asset component of an imported asset.</summary>
    Task DeleteComponentAsync(AssetKey key, string component, CancellationToken cancellationToken);

    /// <summary>Looks at every asset of a perimeter, copies and those made by hand included.</summary>
    Task<IReadOnlyList<SeenAsset>> LookAsync(string perimeter, CancellationToken cancellationToken);
}
