using System.Text.Json;
using Prism.Sdk.Clients.DashScope.Wire;

namespace Prism.Sdk.Clients.DashScope.Media;

/// <summary>Leave to put one file into the store (dashscope.md §2.8). Signed: never log or store it.</summary>
internal sealed class UploadCredential
{
    public required string Host { get; init; }

    public required string Directory { get; init; }

    public required string Policy { get; init; }

    public required string Signature { get; init; }

    public required string AccessKeyId { get; init; }

    public string? Acl { get; init; }

    public string? ForbidOverwrite { get; init; }

    public int? MaxMegabytes { get; init; }

    /// <summary>Reads the answer to <c>getPolicy</c>.</summary>
    /// <returns>The credential, or <see langword="null"/> when something is missing or could break out of its form field.</returns>
    public static UploadCredential? Read(JsonElement? root)
    {
        var data = root.Member("data");
        if (data.Text("upload_host") is not { } host || data.Text("upload_dir") is not { Length: > 0 } directory || data.Text("policy") is not { } policy
            || data.Text("signature") is not { } signature || data.Text("oss_access_key_id") is not { } keyId)
        {
            return null;
        }

        var (acl, forbid) = (data.Text("x_oss_object_acl"), data.Text("x_oss_forbid_overwrite"));
        return Array.Exists([directory, policy, signature, keyId, acl ?? "", forbid ?? ""], static value => value.Any(char.IsControl))
            ? null
            : new UploadCredential
            {
                Host = host,
                Directory = directory.TrimEnd('/'),
                Policy = policy,
                Signature = signature,
                AccessKeyId = keyId,
                Acl = acl,
                ForbidOverwrite = forbid,
                MaxMegabytes = data.Integer("max_file_size_mb"),
            };
    }
}
