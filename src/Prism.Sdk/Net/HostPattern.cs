namespace Prism.Sdk.Net;

/// <summary>Tells whether a host is one of those named, label by label: <c>evilaliyuncs.com</c> is not <c>aliyuncs.com</c>.</summary>
/// <remarks>
/// <c>example.com</c> names that host and all below it; <c>*.example.com</c> those below alone; a star within a label stands for letters of that label
/// (<c>result-*.oss-*.example.com</c>). <c>host:8443</c> names one port; without it, the port is that of https.
/// </remarks>
internal static class HostPattern
{
    public static bool Matches(string pattern, Uri address)
    {
        var (host, port) = Split(pattern);
        if (address.Port != (port ?? 443))
        {
            return false;
        }

        if (address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
        {
            return string.Equals(host.Trim('[', ']'), address.IdnHost.Trim('[', ']'), StringComparison.OrdinalIgnoreCase);
        }

        return MatchesLabels(host.Split('.'), address.IdnHost.Split('.'));
    }

    /// <summary>Tells whether a text is a pattern at all: labels of letters, digits, hyphens and stars, and perhaps a port.</summary>
    public static bool IsValid(string pattern)
    {
        var (host, port) = Split(pattern);
        if (port is < 1 or > 65535)
        {
            return false;
        }

        if (host.StartsWith('['))
        {
            return System.Net.IPAddress.TryParse(host.Trim('[', ']'), out _);
        }

        // A star for a whole top, such as *.com, would allow the world.
        var labels = host.Split('.');
        return labels.All(static label => label.Length > 0 && label.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '*'))
            && (labels.Length == 1 || !labels[^1].Contains('*'))
            && (labels.Length > 2 || labels[0] != "*");
    }

    private static bool MatchesLabels(ReadOnlySpan<string> pattern, ReadOnlySpan<string> host)
    {
        var below = pattern[0] == "*";
        var named = below ? pattern[1..] : pattern;
        var open = below || !pattern.ContainsAnyStar();
        if (host.Length < named.Length + (below ? 1 : 0) || (!open && host.Length != named.Length))
        {
            return false;
        }

        var tail = host[^named.Length..];
        for (var i = 0; i < named.Length; i++)
        {
            if (!MatchesLabel(named[i], tail[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ContainsAnyStar(this ReadOnlySpan<string> labels)
    {
        foreach (var label in labels)
        {
            if (label.Contains('*'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesLabel(string pattern, string label)
    {
        var pieces = pattern.Split('*');
        if (pieces.Length == 1)
        {
            return string.Equals(pattern, label, StringComparison.OrdinalIgnoreCase);
        }

        var at = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var found = i == pieces.Length - 1
                ? (label.Length - at >= pieces[i].Length && label.EndsWith(pieces[i], StringComparison.OrdinalIgnoreCase) ? label.Length - pieces[i].Length : -1)
                : label.IndexOf(pieces[i], at, StringComparison.OrdinalIgnoreCase);
            if (found < 0 || (i == 0 && found != 0))
            {
                return false;
            }

            at = found + pieces[i].Length;
        }

        return true;
    }

    private static (string Host, int? Port) Split(string pattern)
    {
        var colon = pattern.LastIndexOf(':');
        return colon > 0 && (!pattern.StartsWith('[') || colon > pattern.IndexOf(']', StringComparison.Ordinal))
            ? (pattern[..colon], int.TryParse(pattern.AsSpan(colon + 1), out var port) ? port : 0)
            : (pattern, null);
    }
}
