using System;
using System.Collections.Generic;
using System.Linq;
using HostAdapter.VendorSdk;

namespace HostAdapter.InMemoryPlatform
{
    /// <summary>A unit of work: what it did is undone unless it was completed.</summary>
    internal sealed class UnitOfWork : IUnitOfWork, IDirectory, IKnowledge, IIntegrationStore
    {
        private readonly UndoLog _undo = new UndoLog();
        private readonly PlatformState _state;
        private readonly Action _release;
        private bool _completed;
        private bool _disposed;

        public UnitOfWork(PlatformState state, Action release)
        {
            _state = state;
            _release = release;
            Organization = new Organization(state, _undo);
        }

        public IOrganization Organization { get; }

        public IDirectory People => this;

        public IKnowledge Knowledge => this;

        public IIntegrationStore Store => this;

        IReadOnlyList<(string Id, string Name, IReadOnlyList<string> CpeNames)> IKnowledge.All =>
            _state.KnowledgeBases.Select(entry => (entry.Key, entry.Value.Name, entry.Value.CpeNames)).ToList();

        public void Complete() => _completed = true;

        public void Dispose()
        {
            if (_disposed) return;
            _disposed = true;
            if (!_completed) _undo.Undo();
            _release();
        }

        IReadOnlyList<Guid> IDirectory.Find(string name) =>
            _state.People.Where(person => person.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(person => person.Key)
                .ToList();

        string IDirectory.GetName(Guid person) => _state.People[person];

        void IDirectory.Add(Guid person, string name) => _undo.Set(_state.People, person, name);

        void IKnowledge.Add(string id, string name, IReadOnlyList<string> cpeNames) =>
            _undo.Set(_state.KnowledgeBases, id, (name, cpeNames));

        string IIntegrationStore.Read(string key) => _state.Texts.TryGetValue(key, out var text) ? text : null;

        void IIntegrationStore.Write(string key, string text)
        {
            if (text == null) _undo.Remove(_state.Texts, key);
            else _undo.Set(_state.Texts, key, text);
        }

        void IIntegrationStore.Append(string journal, string line) => _undo.Add(_state.Journal, (journal, line));

        IReadOnlyList<string> IIntegrationStore.ReadJournal(string journal) =>
            _state.Journal.Where(entry => entry.Journal == journal).Select(entry => entry.Line).ToList();
    }
}
