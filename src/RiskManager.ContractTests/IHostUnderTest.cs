using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace RiskManager.ContractTests;

/// <summary>
/// The host that the contract tests check: its repositories as a run gets them, and what a person does in it.
/// </summary>
/// <remarks>
/// Use a test instance. Every rule creates its own source, perimeters, people and knowledge bases under names that no other rule
/// uses, so one host serves all rules and need not be empty. What the rules create is not deleted.
/// </remarks>
public interface IHostUnderTest
{
    /// <summary>
    /// Opens a scope as for a run, from which every repository of the contract can be resolved. The caller disposes it, with
    /// <see cref="IAsyncDisposable"/> if the scope implements it.
    /// </summary>
    IServiceScope OpenRun();

    /// <summary>Adds a perimeter under a parent, as a person does.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parent">The name of an existing perimeter; null: at the top of the tree.</param>
    /// <param name="responsible">A person added before; null: nobody.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task AddPerimeterAsync(string name, string? parent, string? responsible, CancellationToken cancellationToken);

    /// <summary>Adds a person. If it is called twice with the same name, the host has two people with that name.</summary>
    Task AddPersonAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a knowledge base with its CPE names, of which there may be none.</summary>
    Task AddKnowledgeBaseAsync(KnowledgeBase knowledgeBase, CancellationToken cancellationToken);

    /// <summary>Adds a text attribute of technology assets that is marked required.</summary>
    Task AddRequiredAttributeAsync(string name, CancellationToken cancellationToken);

    /// <summary>Adds a technology asset as a person does, that is, without an import identity.</summary>
    Task AddAssetByHandAsync(string name, string perimeter, string? dnsName, string? ipAddress, CancellationToken cancellationToken);

    /// <summary>Moves an imported asset to an existing perimeter.</summary>
    Task MoveAsync(AssetKey key, string perimeter, CancellationToken cancellationToken);

    /// <summary>Copies an imported asset. The copy is in the same perimeter.</summary>
    Task CopyAsync(AssetKey key, CancellationToken cancellationToken);

    /// <summary>Deletes an imported asset.</summary>
    Task DeleteAsync(AssetKey key, CancellationToken cancellationToken);

    /// <summary>Changes the name and the DNS name of an imported asset as a person does; null clears the DNS name.</summary>
    Task EditAsync(AssetKey key, string name, string? dnsName, CancellationToken cancellationToken);

    /// <summary>Sets a custom attribute of an imported asset as a person does.</summary>
    Task SetAttributeAsync(AssetKey key, string attribute, string value, CancellationToken cancellationToken);

    /// <summary>Deletes an asset component of an imported asset.</summary>
    Task DeleteComponentAsync(AssetKey key, string component, CancellationToken cancellationToken);

    /// <summary>Reads every asset of a perimeter, including copies and those that a person created.</summary>
    Task<IReadOnlyList<SeenAsset>> LookAsync(string perimeter, CancellationToken cancellationToken);
}
