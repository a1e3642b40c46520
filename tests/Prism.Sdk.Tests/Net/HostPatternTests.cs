using Prism.Sdk.Net;

namespace Prism.Sdk.Tests.Net;

public sealed class HostPatternTests
{
    [Theory]
    [InlineData("aliyuncs.com", "https://aliyuncs.com/", true)]
    [InlineData("aliyuncs.com", "https://a.b.aliyuncs.com/", true)]
    [InlineData("aliyuncs.com", "https://ALIYUNCS.com/", true)]
    [InlineData("aliyuncs.com", "https://evilaliyuncs.com/", false)]
    [InlineData("aliyuncs.com", "https://aliyuncs.com.evil.example/", false)]
    [InlineData("aliyuncs.com", "https://aliyuncs.com:8443/", false)]
    [InlineData("aliyuncs.com:8443", "https://aliyuncs.com:8443/", true)]
    [InlineData("*.example.com", "https://a.example.com/", true)]
    [InlineData("*.example.com", "https://example.com/", false)]
    [InlineData("r-*.oss-*.aliyuncs.com", "https://r-bj.oss-cn-beijing.aliyuncs.com/", true)]
    [InlineData("r-*.oss-*.aliyuncs.com", "https://r-.oss-.aliyuncs.com/", true)]
    [InlineData("r-*.oss-*.aliyuncs.com", "https://x.r-bj.oss-cn-beijing.aliyuncs.com/", false)]
    [InlineData("r-*.oss-*.aliyuncs.com", "https://xr-bj.oss-cn-beijing.aliyuncs.com/", false)]
    [InlineData("r-*.oss-*.aliyuncs.com", "https://r-bj.evil.oss-cn.aliyuncs.com/", false)]
    [InlineData("r-*.oss-*.aliyuncs.com", "https://r-bj.oss-cn-beijing.aliyuncs.evil.com/", false)]
    [InlineData("a*b*c.example.com", "https://axxbyyc.example.com/", true)]
    [InlineData("a*b*c.example.com", "https://abc.example.com/", true)]
    [InlineData("ab*ba.example.com", "https://aba.example.com/", false)]
    [InlineData("127.0.0.1:9000", "http://127.0.0.1:9000/", true)]
    [InlineData("127.0.0.1:9000", "http://127.0.0.1:9001/", false)]
    [InlineData("[::1]:9000", "http://[::1]:9000/", true)]
    [InlineData("0.1", "https://127.0.0.1/", false)]
    public void Matches_LabelByLabel(string pattern, string address, bool expected) =>
        Assert.Equal(expected, HostPattern.Matches(pattern, new Uri(address)));

    [Theory]
    [InlineData("media.example.com", true)]
    [InlineData("*.example.com", true)]
    [InlineData("localhost:9000", true)]
    [InlineData("[::1]:9000", true)]
    [InlineData("https://media.example.com", false)]
    [InlineData("media.example.com/x", false)]
    [InlineData("*.com", false)]
    [InlineData("*", false)]
    [InlineData("example.*", false)]
    [InlineData("a..b", false)]
    [InlineData("a.b:99999", false)]
    [InlineData("", false)]
    public void IsValid_TellsAHostFromAllElse(string pattern, bool expected) => Assert.Equal(expected, HostPattern.IsValid(pattern));
}
