using System.Security.Cryptography;
using System.Text;
using Prism.Sdk;
using Prism.Sdk.Generation;

namespace CustomStage;

/// <summary>
/// Clips by their words, in a folder that any journal may share. What is bought is bought by the inner generator, so its money promises hold;
/// a clip from the cache costs nothing. (The built-in generator has such a shelf already, for one journal.)
/// </summary>
internal sealed class CachedClips(IClipGenerator inner) : DelegatingClipGenerator(inner)
{
    private static readonly string Folder = Directory.CreateDirectory("clip-cache").FullName;

    public override async Task<Clip> GenerateAsync(ClipRequest request, StageContext context, CancellationToken cancellationToken = default)
    {
        var key = $"{request.Plan.Model} {request.Plan.Size} {request.Shot.Seconds} {request.Shot.Seed} {request.Shot.NegativePrompt} {request.Shot.Prompt}";
        var kept = Path.Join(Folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + ".mp4");
        if (File.Exists(kept))
        {
            var own = Path.Join(context.WorkFolder, $"{request.Shot.Id}.mp4");
            File.Copy(kept, own, overwrite: true);
            await using var file = File.OpenRead(own);
            return new Clip { ShotId = request.Shot.Id, Path = own, Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)), IsReused = true };
        }

        var clip = await base.GenerateAsync(request, context, cancellationToken);
        File.Copy(clip.Path, kept + ".new", overwrite: true);
        File.Move(kept + ".new", kept, overwrite: true);
        return clip;
    }
}
