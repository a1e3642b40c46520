using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Prism.Sdk.Diagnostics;

namespace Prism.Sdk.Downloads;

/// <summary>The file while it comes in: under a name of its own beside the final one, so that two who fetch the same clip never meet and the rename is one step.</summary>
internal sealed class PartFile(string path, string? badPath) : IDisposable
{
    private const int BadCap = 64 * 1024;

    private readonly string name = Path.Join(Path.GetDirectoryName(path), $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}.part");
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] head = new byte[512];
    private IncrementalHash? md5;
    private Crc64? crc;
    private SafeFileHandle? file;

    public Proofs Proofs { get; private set; } = new();

    public long Length { get; private set; }

    /// <summary>Gets whether a further try may go on where the last one ended.</summary>
    public bool CanResume => Length > 0 && Proofs.Validator is not null;

    /// <summary>Gets whether enough came of a file that is no clip.</summary>
    public bool HasSeenEnoughOfABadFile => Length >= BadCap && !MediaSniff.IsMp4(Head);

    private ReadOnlySpan<byte> Head => head.AsSpan(0, (int)Math.Min(Length, head.Length));

    /// <summary>Begins at the first byte, whatever came before.</summary>
    public void Begin(Proofs proofs, Func<string, long?> free)
    {
        Proofs = proofs;
        Length = 0;
        _ = sha.GetHashAndReset();
        md5?.Dispose();
#pragma warning disable CA5351 // The store's own check sum against a broken line; what the file is, SHA-256 says.
        md5 = proofs.Md5 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        crc = proofs.Crc64 is null ? null : new Crc64();
        if (file is null)
        {
            Open(proofs.Length ?? 0, free);
        }
    }

    /// <summary>Makes the next try begin at the first byte.</summary>
    public void Forget() => Proofs = new Proofs();

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (Length < head.Length)
        {
            bytes[..(int)Math.Min(bytes.Length, head.Length - Length)].CopyTo(head.AsSpan((int)Length));
        }

        sha.AppendData(bytes);
        md5?.AppendData(bytes);
        crc?.Append(bytes);
        try
        {
            RandomAccess.Write(file!, bytes, Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileRoom.Fault(exception, path, Proofs.Length ?? Length + bytes.Length);
        }

        Length += bytes.Length;
    }

    /// <summary>Gives the file its name, once it is proven to be whole and on the disk.</summary>
    public DownloadedFile Finish(string host)
    {
        RequireMp4(host);
        RequireWhole(host);
        try
        {
            if (RandomAccess.GetLength(file!) != Length)
            {
                RandomAccess.SetLength(file!, Length);
            }

            // To the disk before the rename: after a power cut the name must not stand for an empty file.
            KillPoint.Hit("B24");
            RandomAccess.FlushToDisk(file!);
            Close();
            File.Move(name, path, overwrite: true);
            FolderSync.Flush(Path.GetDirectoryName(path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileRoom.Fault(exception, path, Length);
        }

        return new DownloadedFile(path, Length, Convert.ToHexStringLower(sha.GetHashAndReset()));
    }

    public void Dispose()
    {
        Close();
        sha.Dispose();
        md5?.Dispose();
        if (File.Exists(name))
        {
            File.Delete(name);
        }
    }

    private void Open(long expected, Func<string, long?> free)
    {
        // Asked first for the sake of the message; preallocating then keeps the room.
        if (free(Path.GetDirectoryName(path)!) is { } room && room < expected)
        {
            throw FileRoom.Full(path, expected, room);
        }

        try
        {
            file = File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, preallocationSize: expected);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileRoom.IsRefusedRoom(exception, expected)
                ? FileRoom.Full(path, expected, FileRoom.Free(Path.GetDirectoryName(path)!), exception)
                : FileRoom.Fault(exception, path, expected);
        }
    }

    private void RequireMp4(string host)
    {
        if (MediaSniff.IsMp4(Head))
        {
            return;
        }

        var kind = MediaSniff.Name(Head);
        KeepBad();
        Forget();
        throw new DownloadException(
            ProviderFault.MediaInvalid,
            Wording.Pick($"{host} sent no MP4 file but something else ({kind}){(badPath is null ? "" : $"; its first bytes are kept in '{badPath}'")}.", $"{host} 返回的不是 MP4 文件（{kind}）{(badPath is null ? "" : $"，开头部分保存在 '{badPath}'")}。"))
        {
            IsTransient = MediaSniff.MayPass(kind),
        };
    }

    private void RequireWhole(string host)
    {
        string? problem = Proofs.Length is { } expected && expected != Length ? FormattableString.Invariant($"{Length}/{expected}")
            : md5 is not null && !md5.GetCurrentHash().AsSpan().SequenceEqual(Proofs.Md5) ? "Content-MD5"
            : crc is not null && crc.Value != Proofs.Crc64 ? "x-oss-hash-crc64ecma"
            : !Mp4Boxes.AreWhole(file!, Length) ? "MP4"
            : null;
        if (problem is not null)
        {
            // Which bytes are wrong nobody knows, so none are kept.
            Forget();
            throw new DownloadException(
                ProviderFault.InvalidResponse,
                Wording.Pick($"{host} sent a file that is not whole or not what it announced ({problem}).", $"{host} 返回的文件不完整或与声明不符（{problem}）。"))
            {
                IsTransient = true,
            };
        }
    }

    private void KeepBad()
    {
        if (badPath is null || Length == 0)
        {
            return;
        }

        try
        {
            RandomAccess.SetLength(file!, Math.Min(Length, BadCap));
            Close();
            File.Move(name, badPath, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // For a person to look at; the fault itself is told in any case.
        }
    }

    private void Close()
    {
        file?.Dispose();
        file = null;
    }
}
