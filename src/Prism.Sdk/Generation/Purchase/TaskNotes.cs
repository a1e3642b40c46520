using Prism.Sdk.Jobs;
using Prism.Sdk.Jobs.Journal;

namespace Prism.Sdk.Generation.Purchase;

/// <summary>Task ids that the journal could not take, in little files beside the clips: the last resort of an id that is paid for.</summary>
internal sealed class TaskNotes(JobFolders folders)
{
    public void Keep(Submission intent, string taskId)
    {
        try
        {
            using var file = new FileStream(folders.TaskNote(intent.JobId, intent.Id), FileMode.Create, FileAccess.Write);
            file.Write(System.Text.Encoding.ASCII.GetBytes(taskId));
            file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PrismException)
        {
            // Neither journal nor folder can be written: the id is on the exception that follows.
        }
    }

    public string? Find(Submission intent)
    {
        var note = folders.TaskNote(intent.JobId, intent.Id);
        return File.Exists(note) && File.ReadAllText(note).Trim() is { Length: > 0 } taskId ? taskId : null;
    }
}
