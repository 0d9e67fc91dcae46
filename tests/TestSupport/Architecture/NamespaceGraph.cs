using System.Reflection;

namespace TestSupport.Architecture;

/// <summary>Which namespaces of an assembly use which others, over its compiled types.</summary>
public sealed class NamespaceGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> _uses = new(StringComparer.Ordinal);

    private NamespaceGraph()
    {
    }

    /// <summary>Reads the namespaces of an assembly.</summary>
    /// <param name="assembly">The assembly; only uses of its own types count.</param>
    /// <param name="root">Its root namespace; types outside of it are the compiler's.</param>
    public static NamespaceGraph Of(Assembly assembly, string root)
    {
        var graph = new NamespaceGraph();
        foreach (var type in assembly.GetTypes().Where(type => IsBelow(type.Namespace, root)))
        {
            foreach (var used in CompiledUses.Of(type).Where(used => used.Assembly == assembly && IsBelow(used.Namespace, root)))
                graph.Add(type, used);
        }

        return graph;
    }

    /// <summary>Every circle of namespaces, with an example of each step; empty when dependencies point one way.</summary>
    public IReadOnlyList<string> FindCircles()
    {
        var circles = new List<string>();
        var rest = new SortedSet<string>(_uses.Keys, StringComparer.Ordinal);
        while (rest.Count > 0)
        {
            var start = rest.Min!;
            var circle = Reachable(start).Where(other => Reachable(other).Contains(start)).Append(start).ToHashSet(StringComparer.Ordinal);
            rest.ExceptWith(circle);
            if (circle.Count > 1)
                circles.Add(Describe(circle));
        }

        return circles;
    }

    private static bool IsBelow(string? name, string root) =>
        name is not null && (name == root || name.StartsWith(root + ".", StringComparison.Ordinal));

    private static string NameOf(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.Name;
    }

    private void Add(Type user, Type used)
    {
        if (user.Namespace == used.Namespace)
            return;
        if (!_uses.TryGetValue(user.Namespace!, out var targets))
            _uses[user.Namespace!] = targets = new(StringComparer.Ordinal);
        if (!targets.TryGetValue(used.Namespace!, out var examples))
            targets[used.Namespace!] = examples = new(StringComparer.Ordinal);
        examples.Add($"{NameOf(user)} → {NameOf(used)}");
    }

    private HashSet<string> Reachable(string start)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>([start]);
        while (next.TryPop(out var name))
        {
            foreach (var used in _uses.TryGetValue(name, out var targets) ? targets.Keys : Enumerable.Empty<string>())
            {
                if (reached.Add(used))
                    next.Push(used);
            }
        }

        return reached;
    }

    private string Describe(HashSet<string> circle) =>
        string.Join("\n", [$"{circle.Count} namespaces:", .. _uses.Where(user => circle.Contains(user.Key))
        .SelectMany(user => user.Value.Where(used => circle.Contains(used.Key))
            .Select(used => $"  {user.Key} → {used.Key}: {string.Join(", ", used.Value.Take(8))}"))]);
}
