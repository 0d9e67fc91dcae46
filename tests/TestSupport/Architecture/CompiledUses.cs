using System.Reflection;
using System.Reflection.Emit;

namespace TestSupport.Architecture;

/// <summary>Finds the types that a compiled type uses: in signatures, fields, attributes and in the bodies of its methods.</summary>
public static class CompiledUses
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types that a type uses, each without its type arguments, which are listed on their own.</summary>
    public static HashSet<Type> Of(Type type)
    {
        var uses = new HashSet<Type>();
        Add(uses, type.BaseType);
        foreach (var implemented in type.GetInterfaces())
            Add(uses, implemented);
        AddAttributes(uses, type.CustomAttributes);
        foreach (var member in type.GetMembers(Declared))
        {
            AddAttributes(uses, member.CustomAttributes);
            if (member is FieldInfo field)
                Add(uses, field.FieldType);
            else if (member is MethodBase method)
                AddMethod(uses, method);
        }

        return uses;
    }

    private static void AddMethod(HashSet<Type> uses, MethodBase method)
    {
        if (method is MethodInfo { ReturnType: var returned })
            Add(uses, returned);
        foreach (var parameter in method.GetParameters())
        {
            Add(uses, parameter.ParameterType);
            AddAttributes(uses, parameter.CustomAttributes);
        }

        if (method.GetMethodBody() is not { } body)
            return;
        foreach (var local in body.LocalVariables)
            Add(uses, local.LocalType);
        foreach (var clause in body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause))
            Add(uses, clause.CatchType);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
            AddMember(uses, Resolve(method, token));
    }

    /// <summary>The metadata tokens in a body: everything that is called, created, read, written or cast to.</summary>
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var isLong = il[at] == 0xFE;
            var code = OpCodesByValue[isLong ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
            at += isLong ? 2 : 1;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);

    private static void AddMember(HashSet<Type> uses, MemberInfo? member)
    {
        Add(uses, member as Type ?? member?.DeclaringType);
        if (member is FieldInfo field)
            Add(uses, field.FieldType);
        if (member is MethodInfo { ReturnType: var returned } called)
        {
            Add(uses, returned);
            foreach (var argument in called.GetGenericArguments())
                Add(uses, argument);
        }

        if (member is MethodBase { } method)
        {
            foreach (var parameter in method.GetParameters())
                Add(uses, parameter.ParameterType);
        }
    }

    private static void AddAttributes(HashSet<Type> uses, IEnumerable<CustomAttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            Add(uses, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue)))
                Add(uses, argument.Value as Type);
        }
    }

    private static void Add(HashSet<Type> uses, Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        if (type.HasElementType)
        {
            Add(uses, type.GetElementType());
            return;
        }

        uses.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        foreach (var argument in type.GetGenericArguments())
            Add(uses, argument);
    }
}
