using System.Collections;
using System.Globalization;
using System.Reflection;
using Prism.Sdk.Clients.DashScope.Accounts;
using Prism.Sdk.Clients.DashScope.Catalogue;
using Prism.Sdk.Clients.ModelScope;
using Prism.Sdk.Configuration;
using Prism.Sdk.Pricing;

namespace Prism.Sdk.Tests.Docs;

/// <summary>All settings that there are, read from the options classes.</summary>
internal static class OptionsTable
{
    /// <summary>Gets the classes by section; <c>{…}</c> stands for a name or a number of the reader's choice.</summary>
    public static IReadOnlyDictionary<string, Type> Sections { get; } = new Dictionary<string, Type>(
        typeof(PrismOptions).Assembly.GetExportedTypes().Where(static type => type != typeof(DashScopeAccountsOptions)).Select(static type => (Type: type, Name: type.GetField("SectionName")?.GetRawConstantValue() as string))
            .Where(static section => section.Name is not null).Select(static section => KeyValuePair.Create(section.Name!, section.Type)))
    {
        ["Prism:Accounts:{name}"] = typeof(DashScopeAccountOptions),
        ["Prism:Accounts:{name}:Limits:{model}"] = typeof(DashScopeLimitOptions),
        ["Prism:DashScope:Models:{n}"] = typeof(VideoModelEntry),
        ["Prism:ModelScope:FallbackModels:{n}"] = typeof(FallbackModel),
        ["Prism:Pricing:Rows:{n}"] = typeof(PriceEntry),
        ["Prism:Pricing:TextRows:{n}"] = typeof(TextPriceEntry),
        ["Prism:Spending:PerTagAndDay:{n}"] = typeof(TagCap),
    };

    /// <summary>Gets the keys of a class with their defaults, as one writes them in the configuration.</summary>
    public static Dictionary<string, string> Of(Type type) => new(Walk(Activator.CreateInstance(type)!, ""), StringComparer.Ordinal);

    public static PropertyInfo Property(Type type, string key)
    {
        var names = key.Split(':');
        foreach (var name in names[..^1])
        {
            type = type.GetProperty(name)!.PropertyType;
        }

        return type.GetProperty(names[^1])!;
    }

    private static IEnumerable<KeyValuePair<string, string>> Walk(object options, string path)
    {
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(options);
            if (value is not (null or string or Uri or IEnumerable) && value.GetType() is { IsClass: true })
            {
                foreach (var inner in Walk(value, $"{path}{property.Name}:"))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return KeyValuePair.Create(path + property.Name, Text(value));
            }
        }
    }

    private static string Text(object? value) => value switch
    {
        null or "" => "–",
        bool flag => flag ? "true" : "false",
        TimeSpan time => Time(time),
        IDictionary<string, decimal> { Count: > 0 } amounts => string.Join(", ", amounts.Select(static amount => string.Create(CultureInfo.InvariantCulture, $"{amount.Key}={amount.Value}"))),
        string text => text,
        IEnumerable list => list.Cast<object>().Any() ? throw new InvalidOperationException("A list with defaults: tell how it is written.") : "–",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Time(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture) is var text && text.LastIndexOf('.') > text.LastIndexOf(':') ? text.TrimEnd('0') : text;
}
