using Prism.Sdk.Intents;
using Prism.Sdk.Planning;

namespace Prism.Sdk.Tests.Planning.Mutations;

/// <summary>Intents with plans that a person wrote for them, in words of their own.</summary>
internal static class HandWritten
{
    private const string Cat = "一只瘦小的橘猫，左耳缺了一角，系着红围巾";
    private const string Owner = "穿灰围裙的老店主，头发花白，戴圆眼镜";
    private const string Girl = "a girl of nine with two braids and a green raincoat";
    private const string Fisher = "an old fisherman with a white beard and a patched blue sweater";
    private const string Robot = "圆头的银色小机器人，胸口亮着蓝灯";

    public static IReadOnlyList<(VideoIntent Intent, ShotPlan Plan)> All { get; } =
    [
        Pair("zh", [("橘猫", Cat), ("店主", Owner)],
        [
            ("橘猫在雨夜的东京街头散步，水洼映出霓虹。", $"雨夜，{Cat}沿着东京的小街慢慢走，脚边水洼里是霓虹的倒影。低机位跟拍。", "橘猫"),
            ("橘猫停在一家关着门的小店前。", $"小店的木门紧闭，{Cat}在门前停下，抬头望着灯笼。固定机位，中景。", "橘猫"),
            ("店主打开门，递出一条烤鱼。", $"门开了，{Owner}弯下腰，手里的烤鱼冒着热气。近景，暖光。", "店主"),
            ("橘猫和店主一起坐在屋檐下看雨。", $"屋檐下，{Cat}挨着{Owner}坐着，一起看外面的雨帘。全景，缓慢推近。", "橘猫,店主"),
            ("天亮了，橘猫叼着围巾跑向远方。", $"天色亮起，{Cat}叼着一角围巾，朝街的远方跑去。航拍远景。", "橘猫"),
        ]),
        Pair("zh", [("机器人", Robot)],
        [
            ("机器人在废弃的车站里醒来。", $"荒草长满废弃车站的月台，{Robot}慢慢睁开眼睛醒来。全景，晨光。", "机器人"),
            ("机器人找到一张旧车票。", $"铁椅下压着一张发黄的旧车票，{Robot}把它拾起。特写。", "机器人"),
            ("机器人沿着铁轨走了一整天。", $"夕阳里的铁轨伸向天边，{Robot}踩着枕木往前走。航拍跟随。", "机器人"),
            ("一列没有灯的火车停在它面前。", "黑暗里，一列火车无声地停下，车厢没有一盏灯。低角度，雾气。", ""),
            ("机器人登上火车，胸口的灯照亮了车厢。", $"{Robot}踏进车厢，灯光照亮一排排空座椅。推近。", "机器人"),
            ("火车开向星空。", "火车离开地面，朝满天星空开去，尾迹发亮。大远景。", ""),
        ]),
        Pair("zh", [],
        [
            ("师傅把小麦磨成面粉。", "石磨转动，金黄的小麦变成雪白的面粉，老师傅的手推着磨盘。特写。", ""),
            ("面团在案板上反复揉搓。", "案板上，面团被一双有力的手揉了又揉，粉尘飞起。近景。", ""),
            ("面条被拉成细丝，抛向空中。", "师傅双臂一抖，面条越拉越细，像丝一样抛到半空。慢动作。", ""),
            ("面条下锅，热气腾起。", "大铁锅沸腾，面条滑入锅中，白色热气涌满画面。俯拍。", ""),
            ("一碗牛肉面端上桌，撒上香菜。", "牛肉面端到木桌上，一把翠绿香菜落下。微距，暖光。", ""),
        ]),
        Pair("en", [("Mia", Girl), ("Fisherman", Fisher)],
        [
            ("Mia finds a bottle with a letter on the beach.", $"Wide shot of a grey beach. {Girl} kneels in the wet sand and pulls a green bottle out of it, a rolled letter inside.", "Mia"),
            ("She carries the letter to the fisherman's hut.", $"Tracking shot along the dunes: {Girl} runs to a wooden hut, the letter in her fist.", "Mia"),
            ("The fisherman reads it and begins to cry.", $"Close-up by lamplight. {Fisher} reads the paper, tears in his eyes.", "Fisherman"),
            ("They row out to a small island together.", $"{Girl} and {Fisher} in a rowing boat, heading for an island in the haze. Drone shot.", "Mia,Fisherman"),
            ("On the island an old woman waits for them.", "An elderly woman stands waiting at the shore of the island, one hand above her eyes. Slow zoom.", ""),
        ]),
        Pair("en", [("Knight", "a young knight in dented silver armour with a red plume")],
        [
            ("The knight leaves the burning castle.", "A young knight in dented silver armour with a red plume walks out of a castle in flames. Low angle.", "Knight"),
            ("He crosses a frozen lake at night.", "Moonlight on cracking ice: a young knight in dented silver armour with a red plume crosses the frozen lake, step by step. Overhead shot.", "Knight"),
            ("A white wolf shows him the way through the forest.", "Between black trunks a white wolf looks back, leading the way; a young knight in dented silver armour with a red plume follows into the forest.", "Knight"),
            ("He finds the sword in a waterfall.", "Behind the falling water a sword gleams. A young knight in dented silver armour with a red plume reaches through the waterfall. Slow motion.", "Knight"),
        ]),
        Pair("en", [],
        [
            ("A barista grinds fresh coffee beans.", "Macro shot: dark coffee beans drop into the grinder, a barista's hand on the lever.", ""),
            ("Hot water is poured over the grounds in circles.", "Top-down: a thin stream of hot water circles over the grounds, foam rising.", ""),
            ("The coffee drips into a glass jug.", "Side view of a glass jug, amber coffee dripping, steam against the window.", ""),
            ("A customer takes the first sip and smiles.", "Medium shot: by the window a customer lifts the cup, sips and smiles. Warm light.", ""),
        ]),
    ];

    private static (VideoIntent Intent, ShotPlan Plan) Pair(string language, (string Name, string Look)[] figures, (string Event, string Prompt, string Figures)[] shots) =>
    (
        new VideoIntent
        {
            Title = "t",
            Language = language,
            Subject = shots[0].Event,
            Characters = [.. figures.Select(static figure => new IntentCharacter { Name = figure.Name, Description = figure.Look })],
            Events = [.. shots.Select(static (shot, i) => new IntentEvent { Id = $"e{i + 1}", Description = shot.Event })],
        },
        new ShotPlan
        {
            Title = "t",
            Language = language,
            Model = "m1",
            Size = VideoSize.Landscape720,
            Shots = [.. shots.Select(static (shot, i) => new Shot { Id = $"s{i + 1}", Seconds = 5, Prompt = shot.Prompt, Events = [$"e{i + 1}"], Characters = shot.Figures.Split(',', StringSplitOptions.RemoveEmptyEntries) })],
        });
}
