using Microsoft.AspNetCore.Components;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Drafts;

namespace RiskManager.ReferenceHost.Screens.KnowledgeBases;

/// <summary>One knowledge base with its CPE names.</summary>
public partial class KnowledgeBaseScreen
{
    private FormDraft? _draft;
    private KnowledgeBase? _knowledgeBase;
    private bool _loaded;
    private string _new = "";

    [Parameter]
    public string Id { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        await AttemptAsync(ReadAsync);
        _loaded = true;
    }

    private async Task ReadAsync() => _knowledgeBase = await Library.GetAsync(Id, Leaving);

    private async Task AddAsync() => await AttemptAsync(async () =>
    {
        await (await OrganizationEditing.KnowledgeBasesAsync()).AddCpeNameAsync(Id, _new, Leaving);
        _new = "";
        await _draft!.SavedAsync();
        await ReadAsync();
    });

    private async Task RemoveAsync(string cpe)
    {
        var question = T["KnowledgeBases.RemoveCpeText", cpe];
        if (!await ConfirmDialog.AskAsync(Dialogs, T["KnowledgeBases.RemoveCpeTitle"], question, T["Do.Remove"])) return;
        await AttemptAsync(async () =>
        {
            await (await OrganizationEditing.KnowledgeBasesAsync()).RemoveCpeNameAsync(Id, cpe, Leaving);
            await ReadAsync();
        });
    }
}
