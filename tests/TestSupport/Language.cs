using System.Globalization;

namespace TestSupport;

/// <summary>Does something as a person would see it who reads another language.</summary>
public static class Language
{
    public static T Speak<T>(string language, Func<T> work)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    public static async Task<T> SpeakAsync<T>(string language, Func<Task<T>> work)
    {
        // What an asynchronous method sets ends with it.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await Task.Yield();
        return await work();
    }
}
