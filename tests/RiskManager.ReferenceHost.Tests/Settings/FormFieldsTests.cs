using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Tests.Settings;

[TestClass]
public sealed class FormFieldsTests
{
    [TestMethod]
    [DataRow(true, " Data center ", "Data center")]
    [DataRow(true, " ", null)]
    [DataRow(false, "Data center", null)]
    public void The_perimeter_is_what_the_form_shows(bool isOne, string perimeter, string? found) =>
        Assert.AreEqual(found, FormFields.FindName(new Form { Single = isOne, Place = perimeter }, HostList.Perimeters));

    [TestMethod]
    public void The_responsible_person_is_found_in_every_form() =>
        Assert.AreEqual("Ana", FormFields.FindName(new Form { Responsible = "Ana" }, HostList.People));

    private sealed class Form : IntegrationTaskSettings
    {
        public bool Single { get; set; }

        [HostSuggestions(HostList.Perimeters)]
        [ShownWhen(nameof(Single), true)]
        public string? Place { get; set; }
    }
}
