using RiskManagerSimulator.Hosting;

return await SimulatorCommand.Create().Parse(args).InvokeAsync();
