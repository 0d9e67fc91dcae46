using System.Xml;

namespace QualysPlugin.Api.Markup;

/// <summary>
/// The names of elements one after the other, for a <c>foreach</c> that costs no object: a page holds thousands of hosts.
/// </summary>
internal struct ElementNames
{
    private readonly XmlReader _reader;
    private readonly int _below;
    private readonly string? _parent;
    private bool _isOver;

    private ElementNames(XmlReader reader, int below, string? parent, bool isOver)
    {
        _reader = reader;
        _below = below;
        _parent = parent;
        _isOver = isOver;
        Current = "";
    }

    public string Current { get; private set; }

    /// <summary>Those from where the reader stands to the end of the document.</summary>
    public static ElementNames ToEnd(XmlReader reader) => new(reader, -1, null, isOver: false);

    /// <summary>Those in the element that the reader stands on; enters it, and moves past it at the end.</summary>
    public static ElementNames OfChildren(XmlReader reader)
    {
        var (name, depth, isEmpty) = (reader.Name, reader.Depth, reader.IsEmptyElement);
        reader.Read();
        return new ElementNames(reader, depth, name, isEmpty);
    }

    public readonly ElementNames GetEnumerator() => this;

    /// <exception cref="XmlException">The element is malformed, or not closed.</exception>
    public bool MoveNext()
    {
        if (_isOver)
            return false;
        while (!_reader.EOF && _reader.Depth > _below)
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                Current = _reader.Name;
                return true;
            }

            _reader.Read();
        }

        _isOver = true;
        if (_parent is null)
            return false;
        if (_reader.NodeType != XmlNodeType.EndElement)
            throw new XmlException($"The element {_parent} is not closed.");
        _reader.Read();
        return false;
    }
}
