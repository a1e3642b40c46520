using System.Text;
using System.Text.Json;
using CsCheck;
using Prism.Sdk.Composition.Probing;
using Prism.Sdk.Input;
using Prism.Sdk.Input.Scanning;
using Prism.Sdk.Jobs.Journal;
using Prism.Sdk.Planning;
using Prism.Sdk.Tests.Planning;

namespace Prism.Sdk.Tests.Fuzzing;

/// <summary>What comes from a file, a person or a tool: plans, checkpoints, ffprobe's words, texts with personal data.</summary>
internal static class StoredTargets
{
    private const string Probe =
        """{"streams":[{"codec_type":"video","codec_name":"h264","profile":"High","level":31,"width":1280,"height":720,"has_b_frames":2,"sample_aspect_ratio":"1:1","pix_fmt":"yuv420p","r_frame_rate":"30/1","avg_frame_rate":"30000/1001","start_time":"0.0","duration":"5.0","nb_read_packets":"150","side_data_list":[{"rotation":90}]},{"codec_type":"audio","codec_name":"aac","duration":"5.0"}]}""";

    private const string Texts = "张伟的电话是13812345678，邮箱 zhang.wei@example.com。He calls +1 415 555 2671 from 203.0.113.77, his id is 11010519491231002X, his card 4111 1111 1111 1111.";

    private static readonly string Plan = new ShotPlan { Title = "t", Language = "en", Model = "wan2.6-t2v", Size = VideoSize.Landscape720, Shots = [new Shot { Id = "s1", Prompt = "A fox.", Seconds = 5, Seed = 7, Caption = "c" }, new Shot { Id = "s2", Prompt = "A hen.", Seconds = 5 }] }.ToJson();
    private static readonly string Order = JsonSerializer.Serialize(new Prism.Sdk.Generation.ClipOrder { Model = "wan2.6-t2v", Prompt = "A fox.", Size = VideoSize.Landscape720, Seconds = 5, Seed = 7 }, JobJson.Default.ClipOrder);

    private static readonly PersonalDataMasker Masker = new(PersonalDataDetector.Instance);

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        new("plan", JsonMutator.Of(Plan), static text => CheckPlan(text, ShotPlan.FromJson), static text => CheckPlan(text, static json => JsonSerializer.Deserialize(json, JobJson.Default.ShotPlan)!)),
        new("checkpoint", Stored(JsonMutator.Of(Plan, Order)), static text => CheckCheckpoint(text, depth: 0), static text => CheckCheckpoint(text, depth: 1)),
        new("ffprobe reply", Stored(JsonMutator.Of(Probe)), static text => CheckProbe(text, static json => ProbeReply.Read(json).Seen), static text => CheckProbe(text, static json => JsonSerializer.Deserialize(json, ProbeJson.Default.ProbeReply)!.Streams!.OfType<ProbeReply.ProbeStream>().ToArray())),
        new("personal data", Personal(), static text => CheckMasking(text, static word => Masker.Mask(word)), static text => CheckMasking(text, PlantedMask)),
    ];

    // As text is after it was bytes: without halves of characters.
    private static Gen<string> Stored(Gen<string> texts) => texts.Select(static text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    private static void CheckPlan(string text, Func<string, ShotPlan> read)
    {
        try
        {
            var plan = read(text);
            _ = ShotPlanCheck.Find(plan, new FakeClipProvider().Capabilities);
            Assert.DoesNotContain("A fox.", plan.ToString(), StringComparison.Ordinal);
        }
        catch (PlanInvalidException exception)
        {
            Assert.InRange(exception.Message.Length, 10, 1000);
        }
    }

    private static void CheckCheckpoint(string text, int depth)
    {
        try
        {
            var order = JsonSerializer.Deserialize(text, JobJson.Default.ClipOrder);
            Assert.True(depth == 0 || order!.Prompt.Length > 0);
            _ = JsonSerializer.Deserialize(text, JobJson.Default.ShotPlan);
            _ = JsonSerializer.Deserialize(text, JobJson.Default.ProcessedInput);
            _ = JsonSerializer.Deserialize(text, JobJson.Default.JobError);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // What the runner takes for a journal that cannot be read.
        }
    }

    private static void CheckProbe(string text, Func<string, IReadOnlyList<ProbeReply.ProbeStream>> read)
    {
        try
        {
            foreach (var stream in read(text))
            {
                var rate = FrameRate.Parse(stream.AvgFrameRate);
                Assert.True(rate is null or { PerSecond: > 0 });
            }
        }
        catch (InvalidDataException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }

    private static Gen<string> Personal() =>
        from faults in Gen.Int[0, 12]
        from seed in Gen.UInt
        select TextMutator.Break(Texts, faults, new Random((int)seed));

    private static void CheckMasking(string text, Func<string, (string Masked, PersonalDataMap Map)> mask)
    {
        var (masked, map) = mask(text);
        Assert.Equal(text, map.Restore(masked));
        Assert.Empty(PersonalDataDetector.Instance.Find(masked));
    }

    // Puts the first placeholder where the text may have one of its own.
    private static (string Masked, PersonalDataMap Map) PlantedMask(string text)
    {
        var at = text.IndexOf("13812345678", StringComparison.Ordinal);
        return at < 0 ? (text, PersonalDataMap.Empty)
            : (text.Replace("13812345678", "[PHONE_1]", StringComparison.Ordinal), new PersonalDataMap([new PersonalData { Kind = PersonalDataKind.Phone, Value = "13812345678", Placeholder = "[PHONE_1]" }]));
    }
}
