using System.Reflection;
using Microsoft.Data.SqlClient;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>Errors as the library reports those of a server; it lets nobody else make them.</summary>
internal static class SqlServerErrors
{
    private const BindingFlags NotPublic = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;

    public static SqlException Of(int number, string message)
    {
        var constructor = typeof(SqlError).GetConstructors(NotPublic).First(candidate => candidate.GetParameters()[0].ParameterType == typeof(int));
        var error = constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            parameter.Name == "infoNumber" ? number : parameter.Name == "errorMessage" ? message : Default(parameter.ParameterType))]);
        var errors = Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", NotPublic)!.Invoke(errors, [error]);
        var create = typeof(SqlException).GetMethod("CreateException", NotPublic, [typeof(SqlErrorCollection), typeof(string)])!;
        return (SqlException)create.Invoke(null, [errors, "15.0"])!;
    }

    private static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : type == typeof(string) ? "" : null;
}
