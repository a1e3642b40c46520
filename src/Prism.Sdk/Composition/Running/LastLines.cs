namespace Prism.Sdk.Composition.Running;

/// <summary>Keeps the last lines that a tool wrote, and no more.</summary>
internal sealed class LastLines
{
    private const int Kept = 20;

    private readonly Queue<string> lines = new();

    public void Add(string line)
    {
        lock (lines)
        {
            lines.Enqueue(line.Length > 500 ? line[..500] : line);
            if (lines.Count > Kept)
            {
                lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (lines)
        {
            return string.Join('\n', lines);
        }
    }
}
