namespace RiskManager.ReferenceHost.Backups.Tables;

/// <summary>Orders tables by their references: a table comes after those that it refers to.</summary>
internal static class TableOrder
{
    /// <param name="tables">All tables; the order among equals is by name.</param>
    /// <param name="references">Which table refers to which.</param>
    public static IReadOnlyList<BackupTable> Sort(
        IEnumerable<BackupTable> tables, IReadOnlyCollection<(string From, string To)> references)
    {
        var left = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var sorted = new List<BackupTable>(left.Count);
        while (left.Count > 0)
        {
            // A table may refer to itself: its rows are checked when all of them are there.
            var next = left.FirstOrDefault(table => references.All(
                reference => reference.From != table.Name || reference.To == table.Name || left.All(other => other.Name != reference.To)))
                ?? throw new InvalidOperationException($"The tables {string.Join(", ", left.Select(table => table.Name))} form a circle.");
            left.Remove(next);
            sorted.Add(next);
        }

        return sorted;
    }
}
