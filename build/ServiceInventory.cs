using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Finds the packages whose files are really in a published folder, and writes of them a software bill of materials (CycloneDX 1.6) and the
/// notices of their licences. A package whose licence cannot be read fails the build.
/// </summary>
public sealed class WriteServiceInventory : Task
{
    /// <summary>The file NAME.deps.json of the published folder.</summary>
    [Required]
    public string Dependencies { get; set; }

    /// <summary>The file project.assets.json of the plugin, which lies in the folder PluginFolder.</summary>
    [Required]
    public string PluginAssets { get; set; }

    [Required]
    public string PluginFolder { get; set; }

    /// <summary>The folder of the packages that restore unpacked.</summary>
    [Required]
    public string PackageRoot { get; set; }

    /// <summary>The folder with the text of each licence, named by its SPDX identifier.</summary>
    [Required]
    public string Licences { get; set; }

    [Required]
    public string Name { get; set; }

    [Required]
    public string Version { get; set; }

    /// <summary>In seconds since 1970.</summary>
    [Required]
    public string Date { get; set; }

    [Required]
    public string Bill { get; set; }

    [Required]
    public string Notices { get; set; }

    public override bool Execute()
    {
        var packages = HostPackages().Concat(PluginPackages())
            .GroupBy(key => key).Select(group => group.Key).OrderBy(key => key, StringComparer.OrdinalIgnoreCase).Select(Read).ToList();
        if (Log.HasLoggedErrors) return false;
        File.WriteAllText(Bill, BillOf(packages), new UTF8Encoding(false));
        File.WriteAllText(Notices, NoticesOf(packages), new UTF8Encoding(false));
        return !Log.HasLoggedErrors;
    }

    /// <summary>The packages of which the host ships a file, as ID/version; the .NET runtime is one too.</summary>
    private IEnumerable<string> HostPackages()
    {
        var root = Json(Dependencies);
        var kinds = Child(root, "libraries").Elements().ToDictionary(Key, library => (string)Child(library, "type"));
        const string runtime = "runtimepack.";
        return Child(root, "targets").Elements().SelectMany(target => target.Elements())
            .Where(library => kinds[Key(library)] != "project" && Shipped(library).Any())
            .Select(Key).Select(key => key.StartsWith(runtime, StringComparison.Ordinal) ? key.Substring(runtime.Length) : key);
    }

    private IEnumerable<string> PluginPackages() =>
        from target in Child(Json(PluginAssets), "targets").Elements()
        from library in target.Elements()
        where (string)Child(library, "type") == "package"
        where Shipped(library).Any(file => File.Exists(Path.Combine(PluginFolder, Key(target).Split('/')[0], Path.GetFileName(file))))
        select Key(library);

    private static IEnumerable<string> Shipped(XElement library) =>
        new[] { "runtime", "native", "resources" }.Select(kind => Child(library, kind)).Where(files => files != null)
            .SelectMany(files => files.Elements()).Select(Key);

    private Package Read(string key)
    {
        var id = key.Split('/')[0];
        var version = key.Split('/')[1];
        var folder = Path.Combine(PackageRoot, id.ToLowerInvariant(), version);
        var metadata = XDocument.Load(Path.Combine(folder, id.ToLowerInvariant() + ".nuspec")).Root.Elements().First();
        // Before packages could name their licence they laid it beside.
        var licence = Value(metadata, "license") ?? Directory.GetFiles(folder, "LICENSE*").Select(Path.GetFileName).FirstOrDefault();
        var kind = (string)metadata.Elements().Where(element => element.Name.LocalName == "license").Attributes("type").FirstOrDefault()
            ?? (licence == null ? null : "file");
        var package = new Package
        {
            Id = id, Version = version, Copyright = Value(metadata, "copyright") ?? Value(metadata, "authors"),
            Expression = kind == "expression" ? licence : null,
            Text = kind == "file" ? File.ReadAllText(Path.Combine(folder, licence.Replace('\\', '/'))).Replace("\r\n", "\n") : null,
            Sha512 = Directory.GetFiles(folder, "*.nupkg.sha512").Select(File.ReadAllText).First().Trim(),
            Further = Directory.GetFiles(folder).Where(IsNotice).OrderBy(path => path, StringComparer.Ordinal)
                .Select(path => File.ReadAllText(path).Replace("\r\n", "\n")).ToList(),
        };
        if (package.Expression == null && package.Text == null)
            Log.LogError("{0} names no licence by an SPDX expression or a file.", key);
        if (package.Expression != null && !Names(package.Expression).All(name => File.Exists(LicenceFile(name))))
            Log.LogError("{0} is under {1}; put the text of that licence into {2}.", key, package.Expression, Licences);
        return package;
    }

    private static bool IsNotice(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path).Replace("-", "").ToUpperInvariant();
        return name == "THIRDPARTYNOTICES" || name == "NOTICE";
    }

    private string LicenceFile(string name) => Path.Combine(Licences, name + ".txt");

    /// <summary>The licences that an expression asks for; where one of several may be chosen, the first whose text is there.</summary>
    private IEnumerable<string> Names(string expression)
    {
        var choices = expression.Trim('(', ')').Split(new[] { " OR " }, StringSplitOptions.None)
            .Select(choice => choice.Split(new[] { " AND " }, StringSplitOptions.None)).ToList();
        return choices.FirstOrDefault(choice => choice.All(name => File.Exists(LicenceFile(name)))) ?? choices[0];
    }

    private string NoticesOf(List<Package> packages)
    {
        var line = new string('-', 78) + "\n";
        var text = new StringBuilder(Name + " " + Version + " contains these components of others, each under its own licence.\n")
            .Append("The executable file is a copy of the launcher of the .NET runtime.\n\n");
        foreach (var package in packages)
            text.Append(package.Id).Append(' ').Append(package.Version).Append(": ")
                .Append(package.Expression ?? "licence below, under its name").Append(". ").Append(package.Copyright).Append('\n');
        foreach (var name in packages.Where(package => package.Expression != null).SelectMany(package => Names(package.Expression))
            .Distinct().OrderBy(name => name, StringComparer.Ordinal))
            text.Append('\n').Append(line).Append(name).Append("\n\n").Append(File.ReadAllText(LicenceFile(name)).Replace("\r\n", "\n"));
        foreach (var package in packages.Where(package => package.Text != null || package.Further.Count > 0))
        {
            text.Append('\n').Append(line).Append(package.Id).Append("\n\n").Append(package.Text);
            foreach (var notice in package.Further) text.Append('\n').Append(notice);
        }

        return text.ToString();
    }

    private string BillOf(List<Package> packages)
    {
        var time = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Date, CultureInfo.InvariantCulture)).UtcDateTime;
        var components = string.Join(",\n", packages.Select(Component));
        Guid serial;
        using (var algorithm = SHA256.Create())
            serial = new Guid(algorithm.ComputeHash(Encoding.UTF8.GetBytes(Name + Version + components)).Take(16).ToArray());
        return "{\n  \"bomFormat\": \"CycloneDX\",\n  \"specVersion\": \"1.6\",\n"
            + "  \"serialNumber\": \"urn:uuid:" + serial + "\",\n  \"version\": 1,\n"
            + "  \"metadata\": {\n    \"timestamp\": \"" + time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) + "\",\n"
            + "    \"component\": { \"type\": \"application\", \"bom-ref\": \"host\", \"name\": " + Quoted(Name)
            + ", \"version\": " + Quoted(Version) + " }\n  },\n  \"components\": [\n" + components + "\n  ]\n}\n";
    }

    private static string Component(Package package)
    {
        var reference = "pkg:nuget/" + package.Id + "@" + package.Version;
        var licence = package.Expression != null
            ? "{ \"expression\": " + Quoted(package.Expression) + " }"
            : "{ \"license\": { \"name\": \"of " + package.Id + "\", \"text\": { \"content\": " + Quoted(package.Text) + " } } }";
        var hash = string.Concat(Convert.FromBase64String(package.Sha512).Select(part => part.ToString("x2")));
        return "    { \"type\": \"library\", \"bom-ref\": " + Quoted(reference) + ", \"name\": " + Quoted(package.Id)
            + ", \"version\": " + Quoted(package.Version) + ", \"purl\": " + Quoted(reference)
            + ",\n      \"hashes\": [{ \"alg\": \"SHA-512\", \"content\": \"" + hash + "\" }], \"licenses\": [" + licence
            + "], \"copyright\": " + Quoted(package.Copyright ?? "") + " }";
    }

    private static string Quoted(string text) => "\"" + string.Concat(text.Select(sign =>
        sign == '"' || sign == '\\' ? "\\" + sign : sign < ' ' ? "\\u" + ((int)sign).ToString("x4") : sign.ToString())) + "\"";

    private static XElement Json(string path)
    {
        using (var stream = File.OpenRead(path))
        using (var reader = JsonReaderWriterFactory.CreateJsonReader(stream, XmlDictionaryReaderQuotas.Max))
        {
            return XElement.Load(reader);
        }
    }

    /// <summary>The name of a JSON member, also of one that is no name in XML.</summary>
    private static string Key(XElement member) => (string)member.Attribute("item") ?? member.Name.LocalName;

    private static XElement Child(XElement parent, string name) => parent.Elements().FirstOrDefault(member => Key(member) == name);

    private static string Value(XElement metadata, string name) =>
        metadata.Elements().Where(element => element.Name.LocalName == name).Select(element => element.Value.Trim()).FirstOrDefault();

    private sealed class Package
    {
        public string Id { get; set; }

        public string Version { get; set; }

        public string Copyright { get; set; }

        public string Expression { get; set; }

        public string Text { get; set; }

        public string Sha512 { get; set; }

        public List<string> Further { get; set; }
    }
}
