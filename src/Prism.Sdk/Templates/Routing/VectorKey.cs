using System.Security.Cryptography;
using System.Text;

namespace Prism.Sdk.Templates.Routing;

/// <summary>What vectors belong to: they may only be compared with others of the same key.</summary>
/// <param name="Service">Where they were made. A gateway may give another model under the same name.</param>
/// <param name="Model">The embedding model.</param>
/// <param name="Dimension">Their length.</param>
internal sealed record VectorKey(string Service, string Model, int Dimension)
{
    /// <summary>A file name that is safe everywhere, whatever the model is called.</summary>
    public string FileName =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Service}\n{Model}\n{Dimension}")).AsSpan(0, 8))}{VectorCache.Extension}";
}
