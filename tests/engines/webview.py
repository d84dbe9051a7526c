"""A browser of tabs and windows around WebKitGTK, which keeps its profile when it is driven.

WebKitWebDriver starts it with the system's own Python, which has PyGObject.
"""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

PROFILE, LANGUAGE, WIDTH, HEIGHT = sys.argv[1:]


class Browser:
    """The windows; each holds its tabs in a notebook, as every browser on GTK does."""

    def __init__(self) -> None:
        self.context = WebKit2.WebContext.new_with_website_data_manager(
            WebKit2.WebsiteDataManager(
                base_data_directory=f"{PROFILE}/data", base_cache_directory=f"{PROFILE}/cache"
            )
        )
        self.context.set_preferred_languages([LANGUAGE])
        self.context.set_automation_allowed(True)
        self.context.connect("automation-started", self.begin)
        self.windows = []

    def begin(self, _: object, session: WebKit2.AutomationSession) -> None:
        """Let the driver have the browser."""
        about = WebKit2.ApplicationInfo.new()
        about.set_name("MiniBrowser")  # the name that selenium asks for
        session.set_application_info(about)
        session.connect("create-web-view::tab", lambda _: self.open_tab())
        session.connect("create-web-view::window", lambda _: self.open_window())

    def open_window(self) -> WebKit2.WebView:
        """Open a window with one tab, and give it the focus."""
        window = Gtk.Window(default_width=int(WIDTH), default_height=int(HEIGHT))
        window.add(Gtk.Notebook(show_tabs=False))
        self.windows.append(window)
        view = self.open_tab()
        window.present()
        return view

    def open_tab(self) -> WebKit2.WebView:
        """Open a tab in the newest window, and show it."""
        settings = WebKit2.Settings(enable_write_console_messages_to_stdout=True)
        view = WebKit2.WebView(
            web_context=self.context, is_controlled_by_automation=True, settings=settings
        )
        view.connect("close", self.close_tab)
        window = self.windows[-1]
        tabs = window.get_child()
        tabs.append_page(view)
        window.show_all()
        tabs.set_current_page(-1)
        view.grab_focus()
        return view

    def close_tab(self, view: WebKit2.WebView) -> None:
        """Close a tab, and its window with the last one."""
        tabs = view.get_parent()
        view.destroy()
        if not tabs.get_n_pages():
            self.windows.remove(tabs.get_parent())
            tabs.get_parent().destroy()


Browser()
Gtk.main()
