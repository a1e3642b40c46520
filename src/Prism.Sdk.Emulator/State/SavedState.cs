using Prism.Sdk.Emulator.DashScope;

namespace Prism.Sdk.Emulator.State;

/// <summary>What outlives the process, in one folder: the tasks, which are the bill, and the clock.</summary>
/// <remarks>Every change is handed to the system before it is answered: it outlives a killed process, though not a cut of the power.</remarks>
internal sealed class SavedState : IDisposable
{
    private readonly FileStream folderLock;
    private readonly TaskFile tasks;
    private readonly ClockFile clock;

    private SavedState(FileStream folderLock, TaskFile tasks, ClockFile clock)
    {
        (this.folderLock, this.tasks, this.clock) = (folderLock, tasks, clock);
        var newest = tasks.Found.Select(record => record.EndTime ?? record.ScheduledTime ?? record.SubmitTime).DefaultIfEmpty().Max();
        StartTime = newest > clock.StartTime ? newest : clock.StartTime;
    }

    /// <summary>Gets the tasks as an earlier emulator left them, oldest first.</summary>
    public IReadOnlyList<TaskRecord> Tasks => tasks.Found;

    /// <summary>Gets where the simulated clock goes on.</summary>
    public DateTimeOffset StartTime { get; }

    /// <summary>Opens a folder, and keeps others out of it.</summary>
    /// <exception cref="PrismConfigurationException">Another emulator works in it, it cannot be written, or its content is damaged.</exception>
    public static SavedState Open(string folder)
    {
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(folder);
            held = Hold(folder);
            return new SavedState(held, TaskFile.Open(Path.Join(folder, "tasks.jsonl")), ClockFile.Open(Path.Join(folder, "clock.json")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw new PrismConfigurationException($"The emulator cannot keep its state in '{folder}': {exception.Message}", exception);
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    /// <summary>Begins to write the clock down.</summary>
    public void Keep(TimeProvider time, double speed) => clock.Keep(time, speed);

    public void Write(TaskRecord record) => tasks.Write(record);

    public void Clear() => tasks.Clear();

    public void Dispose()
    {
        clock.Dispose();
        tasks.Dispose();
        folderLock.Dispose();
    }

    private static FileStream Hold(string folder)
    {
        try
        {
            return new FileStream(Path.Join(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new PrismConfigurationException($"Another emulator works in the state folder '{folder}'. Stop it, or give this one a folder of its own.", exception);
        }
    }
}
