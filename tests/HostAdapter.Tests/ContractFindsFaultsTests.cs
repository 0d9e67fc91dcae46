using RiskManager.ContractTests;

namespace HostAdapter.Tests;

/// <summary>A contract test that cannot fail proves nothing: each fault is found by the rule that is about it.</summary>
[TestClass]
public sealed class ContractFindsFaultsTests
{
    [TestMethod]
    [DataRow(HostFault.ForgetsTheDnsName, "A_new_asset_is_created_in_the_perimeter_of_the_batch_with_every_value")]
    [DataRow(HostFault.FindsAtMostAThousand, "Ten_thousand_identities_are_answered_in_one_call")]
    [DataRow(HostFault.CommitsAssetByAsset, "A_name_over_400_characters_refuses_the_whole_batch")]
    [DataRow(HostFault.CommitsAssetByAsset, "A_refused_batch_leaves_the_former_checkpoint_and_the_former_values")]
    [DataRow(HostFault.IgnoresCancellation, "A_cancelled_call_has_changed_nothing")]
    [DataRow(HostFault.CountsUpdatesAsCreated, "An_existing_asset_is_updated_and_not_created_again")]
    [DataRow(HostFault.CountsUpdatesAsCreated, "A_batch_applied_twice_creates_nothing_twice")]
    [DataRow(HostFault.LetsItsOwnExceptionsOut, "A_new_asset_without_a_perimeter_is_refused")]
    [DataRow(HostFault.ForgetsTheCheckpoint, "The_checkpoint_comes_with_its_batch_and_the_next_replaces_it")]
    [DataRow(HostFault.LeavesEmptyFieldsAsTheyAre, "A_field_that_is_left_out_stays_and_an_empty_one_is_cleared")]
    [DataRow(HostFault.ComparesIdsWithoutCase, "Ids_that_differ_in_case_alone_are_different_assets")]
    [DataRow(HostFault.CutsLongNames, "Names_of_400_and_addresses_of_100_characters_are_kept_whole")]
    [DataRow(HostFault.ReadsTheDocumentLater, "The_document_is_not_read_after_the_call")]
    [DataRow(HostFault.TakesItsOwnAssetsForLookAlikes, "An_asset_made_by_hand_with_the_same_dns_name_is_a_look_alike")]
    public async Task A_fault_is_found_by_the_rule_about_it(HostFault fault, string expected)
    {
        using var host = new SamplePlatformUnderTest(repository => new FaultyRepository(repository, fault));

        var result = await HostContract.CheckAsync(HostContract.Rules.Single(rule => rule.Name == expected), host, CancellationToken.None);

        Assert.IsFalse(result.Passed);
        Assert.StartsWith("BROKEN", result.ToString());
    }
}
