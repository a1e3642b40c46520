using Microsoft.Extensions.Options;
using Prism.Sdk.Clients.DashScope.Catalogue;

namespace Prism.Sdk.Clients.DashScope;

/// <summary>Checks addresses, region and times at start. The key is not checked here: only a request needs it.</summary>
internal sealed class DashScopeOptionsValidator : IValidateOptions<DashScopeOptions>
{
    public ValidateOptionsResult Validate(string? name, DashScopeOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.BaseAddress is { } address)
        {
            if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            {
                result.AddError($"{DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL) is '{address}'; it must be an absolute http(s) address such as https://dashscope.aliyuncs.com/api/v1.");
            }
            else if (address.UserInfo.Length > 0)
            {
                // Not repeated: it may be a password.
                result.AddError($"{DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL) holds a user name; the service knows keys alone ({DashScopeOptions.SectionName}:ApiKey).");
            }
            else if (address.Scheme == "http" && !address.IsLoopback)
            {
                result.AddError($"{DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL) is '{address}'; the API key travels with every request, so use https. Plain http is for this machine (127.0.0.1, localhost) alone.");
            }
            else if (address.AbsolutePath.TrimEnd('/') is { Length: > 0 } path && !path.EndsWith("/api/v1", StringComparison.Ordinal))
            {
                result.AddError($"{DashScopeOptions.SectionName}:BaseAddress (DASHSCOPE_HTTP_BASE_URL) is '{address}'; video tasks live under /api/v1, so it must end in /api/v1.");
            }
        }
        else if (!DashScopeEndpoint.Regions.Contains(options.Region))
        {
            result.AddError($"{DashScopeOptions.SectionName}:Region is '{options.Region}'; known are {string.Join(", ", DashScopeEndpoint.Regions)}. For another one set {DashScopeOptions.SectionName}:BaseAddress.");
        }
        else if (DashScopeEndpoint.NeedsWorkspaceHost(options) && !IsHostLabel(options.Workspace))
        {
            result.AddError($"{DashScopeOptions.SectionName}:Workspace is '{options.Workspace}'; {options.Region} is reached at https://{{workspace}}.{options.Region}.maas.aliyuncs.com, so set the workspace's id (letters, digits and hyphens), or {DashScopeOptions.SectionName}:BaseAddress.");
        }

        RequirePositive(result, nameof(options.SubmitTimeout), options.SubmitTimeout);
        RequirePositive(result, nameof(options.RequestTimeout), options.RequestTimeout);
        RequirePositive(result, nameof(options.UploadIdleTimeout), options.UploadIdleTimeout);
        foreach (var (index, model) in options.Models.Index())
        {
            RequireModel(result, $"{DashScopeOptions.SectionName}:Models:{index}", model);
        }

        if (options.ApiKey is { } key && key.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            result.AddError($"{DashScopeOptions.SectionName}:ApiKey (DASHSCOPE_API_KEY) holds a blank or another character that no key has. Copy the key again.");
        }

        return result.Build();
    }

    private static void RequireModel(ValidateOptionsResultBuilder result, string key, VideoModelEntry model)
    {
        if (string.IsNullOrWhiteSpace(model.Name))
        {
            result.AddError($"{key}:Name is empty; write the model's name, such as wan2.6-t2v.");
        }
        else if (model.Family is null or VideoFamily.Unknown && !VideoCatalogue.Shipped.Any(known => known.Name == model.Name))
        {
            result.AddError($"{key}:Family is missing; a new model ('{model.Name}') needs one of {string.Join(", ", Enum.GetNames<VideoFamily>().Skip(1))}.");
        }

        if (model.Seconds is { Length: > 0 } seconds && SecondsList.Parse(seconds) is null)
        {
            result.AddError($"{key}:Seconds is '{seconds}'; write whole seconds and spans of them, such as 5,10 or 2-15.");
        }

        foreach (var size in (model.Sizes ?? []).Where(static size => SizeTiers.Parse(size).Count == 0))
        {
            result.AddError($"{key}:Sizes has '{size}'; write 480P, 720P, 1080P or a size such as 1280*720.");
        }

        if (new[] { model.MaxPromptLength, model.MaxNegativePromptLength, model.SubmitsPerSecond, model.RunningTasks, model.MaxImageMegabytes, model.MaxAudioMegabytes, model.MaxVideoMegabytes, model.MaxFileMegabytes }.Any(static limit => limit <= 0))
        {
            result.AddError($"{key} has a limit of 0 or less; leave out what is not known.");
        }
    }

    private static bool IsHostLabel(string? text) =>
        text is { Length: > 0 and <= 63 } && text[0] != '-' && text[^1] != '-' && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static void RequirePositive(ValidateOptionsResultBuilder result, string key, TimeSpan value)
    {
        if (value <= TimeSpan.Zero || value > TimeSpan.FromMinutes(10))
        {
            result.AddError($"{DashScopeOptions.SectionName}:{key} is {value}; it must be more than 0 and at most 10 minutes.");
        }
    }
}
