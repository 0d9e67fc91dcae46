using HostAdapter.VendorSdk;

namespace HostAdapter.InMemoryPlatform;

/// <summary>A unit of work: what it did is undone unless it was completed.</summary>
internal sealed class UnitOfWork(PlatformState state, Action release) : IUnitOfWork, IDirectory, IKnowledge, IIntegrationStore
{
    private readonly UndoLog _undo = new();
    private bool _completed;
    private bool _disposed;

    public IOrganization Organization => field ??= new Organization(state, _undo);

    public IDirectory People => this;

    public IKnowledge Knowledge => this;

    public IIntegrationStore Store => this;

    IReadOnlyList<(string Id, string Name, IReadOnlyList<string> CpeNames)> IKnowledge.All =>
        [.. state.KnowledgeBases.Select(entry => (entry.Key, entry.Value.Name, entry.Value.CpeNames))];

    public void Complete() => _completed = true;

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_completed) _undo.Undo();
        release();
    }

    IReadOnlyList<Guid> IDirectory.Find(string name) =>
        [.. state.People.Where(person => person.Value.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(person => person.Key)];

    string IDirectory.GetName(Guid person) => state.People[person];

    void IDirectory.Add(Guid person, string name) => _undo.Set(state.People, person, name);

    void IKnowledge.Add(string id, string name, IReadOnlyList<string> cpeNames) => _undo.Set(state.KnowledgeBases, id, (name, cpeNames));

    string? IIntegrationStore.Read(string key) => state.Texts.TryGetValue(key, out var text) ? text : null;

    void IIntegrationStore.Write(string key, string? text)
    {
        if (text is null) _undo.Remove(state.Texts, key);
        else _undo.Set(state.Texts, key, text);
    }

    void IIntegrationStore.Append(string journal, string line) => _undo.Add(state.Journal, (journal, line));

    IReadOnlyList<string> IIntegrationStore.ReadJournal(string journal) => [.. state.Journal.Where(entry => entry.Journal == journal).Select(entry => entry.Line)];
}
