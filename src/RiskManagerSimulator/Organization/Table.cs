namespace RiskManagerSimulator.Organization;

/// <summary>Objects by ID, always in the order of their IDs, so that a page of a hundred thousand costs no sorting.</summary>
internal class Table<T>
    where T : class, IIdentified
{
    private static readonly Comparer<T> ById = Comparer<T>.Create((left, right) => left.Id.CompareTo(right.Id));

    private readonly Dictionary<Guid, T> _byId = [];
    private readonly List<T> _inOrder = [];

    /// <summary>All objects in the order of their IDs.</summary>
    public IReadOnlyList<T> All => _inOrder;

    public T? Find(Guid id) => _byId.GetValueOrDefault(id);

    public void Add(T item)
    {
        _byId.Add(item.Id, item);
        _inOrder.Insert(~_inOrder.BinarySearch(item, ById), item);
        OnAdded(item);
    }

    /// <summary>Adds many objects faster than one at a time.</summary>
    public void AddRange(IReadOnlyCollection<T> items)
    {
        foreach (var item in items)
        {
            _byId.Add(item.Id, item);
            OnAdded(item);
        }

        _inOrder.AddRange(items);
        _inOrder.Sort(ById);
    }

    /// <summary>Replaces the object with the same ID.</summary>
    public void Replace(T item)
    {
        OnRemoved(_byId[item.Id]);
        _byId[item.Id] = item;
        _inOrder[_inOrder.BinarySearch(item, ById)] = item;
        OnAdded(item);
    }

    public void Remove(T item)
    {
        _byId.Remove(item.Id);
        _inOrder.RemoveAt(_inOrder.BinarySearch(item, ById));
        OnRemoved(item);
    }

    /// <summary>Keeps the indexes of a derived table.</summary>
    protected virtual void OnAdded(T item)
    {
    }

    /// <summary>Keeps the indexes of a derived table.</summary>
    protected virtual void OnRemoved(T item)
    {
    }
}
