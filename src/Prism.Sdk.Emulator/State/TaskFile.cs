using System.Text.Json;
using Prism.Sdk.Emulator.DashScope;

namespace Prism.Sdk.Emulator.State;

/// <summary>The tasks, a line of JSON for every change; the last line of a task counts.</summary>
internal sealed class TaskFile : IDisposable
{
    private readonly Lock door = new();
    private readonly FileStream file;

    private TaskFile(FileStream file, IReadOnlyList<TaskRecord> found) => (this.file, Found) = (file, found);

    /// <summary>Gets what the file held when it was opened, in the order of the submits.</summary>
    public IReadOnlyList<TaskRecord> Found { get; }

    /// <summary>Reads the file and writes it anew with one line for each task.</summary>
    /// <exception cref="PrismConfigurationException">A line before the last is damaged.</exception>
    public static TaskFile Open(string path)
    {
        var found = File.Exists(path) ? Read(path) : [];
        var beside = path + ".new";
        File.WriteAllLines(beside, found.Select(static record => JsonSerializer.Serialize(record, StateJson.Default.TaskRecord)));
        File.Move(beside, path, overwrite: true);
        return new TaskFile(OpenAtEnd(path), found);
    }

    public void Write(TaskRecord record)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(record, StateJson.Default.TaskRecord);
        lock (door)
        {
            // One write with its line end: a line is whole, or it is the torn last one.
            var end = file.Position;
            try
            {
                file.Write([.. line, (byte)'\n']);
            }
            catch (IOException)
            {
                // A full disk took a part of it; the next line must not be joined to that.
                file.SetLength(end);
                throw;
            }
        }
    }

    public void Clear()
    {
        lock (door)
        {
            file.SetLength(0);
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream OpenAtEnd(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        file.Seek(0, SeekOrigin.End);
        return file;
    }

    private static List<TaskRecord> Read(string path)
    {
        var text = File.ReadAllText(path);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var records = new List<TaskRecord>();

        // What stands behind the last line end was being written when the process died: nobody was answered.
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var record = Parse(path, line);
            if (places.TryGetValue(record.TaskId, out var place))
            {
                records[place] = record;
            }
            else
            {
                places[record.TaskId] = records.Count;
                records.Add(record);
            }
        }

        return records;
    }

    private static TaskRecord Parse(string path, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, StateJson.Default.TaskRecord)!;
        }
        catch (JsonException exception)
        {
            throw new PrismConfigurationException($"The emulator's state '{path}' is damaged: a line is no task. Remove the folder to begin anew.", exception);
        }
    }
}
