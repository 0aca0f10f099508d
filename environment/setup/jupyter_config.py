# Jupyter's limit of 1 MB/s on what a cell may send would cut off live plots and sliders, hence the rates.
c = get_config()  # noqa: F821 # Jupyter defines it
c.MultiKernelManager.default_kernel_name = "java"
c.NotebookApp.iopub_data_rate_limit = 1e8
c.ServerApp.iopub_data_rate_limit = 1e8
c.ZMQChannelsWebsocketConnection.iopub_data_rate_limit = 1e8
# JupyterLab asks no host for news and newer versions: all of it works without a network.
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"


def without_announcements(_, page):
    """Nor does it ask the reader whether it may ask."""
    page["disabledExtensions"] = [*page.get("disabledExtensions", []), "@jupyterlab/apputils-extension:announcements"]
    return page


c.ServerApp.tornado_settings = {"page_config_hook": without_announcements}
